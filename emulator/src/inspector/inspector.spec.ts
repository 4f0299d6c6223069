import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { createEmulator, type Emulator } from '../emulator.ts';
import { createFakeMedia } from '../testing/fake-media.ts';
import { callFile } from '../replay/call-file.ts';
import { replayCall } from '../test-library/replay-call.ts';
import { application } from '../testing/test-platform.ts';
import { until } from '../testing/until.ts';
import type { CallSummary } from './call-summary.ts';
import type { CallView } from './call-view.ts';
import type { EntryView } from './entry-view.ts';

const ncco = [{ action: 'talk', text: 'Hello.' }];

/** What the answer URL replies. */
interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

describe('the inspector', () => {
  let customer: Server;
  let answer: Reply;
  let emulator: Emulator;
  let url: string;

  beforeEach(async () => {
    answer = { body: JSON.stringify(ncco) };
    customer = createServer((req, res) => {
      req.resume();
      const { status = 200, type = 'application/json', body } = answer;
      if (req.url?.startsWith('/answer')) res.writeHead(status, { 'content-type': type }).end(body);
      else res.writeHead(204).end();
    });
    await new Promise<void>((resolve) => customer.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(customer.address() as AddressInfo).port}`;
    emulator = createEmulator({ port: 0, media: createFakeMedia() });
    emulator.addApplication({
      ...application,
      answerUrl: { url: `${base}/answer`, method: 'GET' },
      eventUrl: { url: `${base}/event`, method: 'POST' },
    });
    ({ url } = await emulator.start());
  });

  afterEach(async () => {
    await emulator.stop();
    customer.closeAllConnections();
    await new Promise((resolve) => customer.close(resolve));
  });

  async function get<Body>(path: string): Promise<Body> {
    return (await (await fetch(`${url}/emulator/inspector/${path}`)).json()) as Body;
  }

  const list = async (query = '') => (await get<{ calls: CallSummary[] }>(`calls${query}`)).calls;

  /** A phone calls, and hangs up when it has heard something. */
  async function call(from = '447700900018'): Promise<CallView> {
    const dialled = await fetch(`${url}/emulator/phones/${from}/dial`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: application.numbers[0] }),
    });
    expect(dialled.status).toBe(201);
    const { platform } = emulator;
    await until(() => (platform.snapshot().calls[0]?.legs[0]?.captions.length ?? 0) > 0);
    platform.phone(from).hangUp();
    await until(() => platform.sent().at(-1)?.request.payload.status === 'completed');
    return get<CallView>(`calls/${(await list())[0]?.id ?? ''}`);
  }

  const titled = ({ entries }: CallView, title: string): EntryView | undefined =>
    entries.find((entry) => entry.title === title);

  it('tells a call on one timeline', async () => {
    const view = await call();
    expect(view.call).toMatchObject({ from: '447700900018', troubles: [], status: 'completed' });
    expect(view.entries.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'POST /emulator/phones/447700900018/dial',
        '447700900018: started',
        'Answer URL asked',
        'Instructions: talk',
        'Step: talk “Hello.”',
        'Hears “Hello.”',
        'Event told: completed',
      ]),
    );
    expect(view.entries.map(({ at }) => at)).toEqual(
      view.entries.map(({ at }) => at).sort((one, other) => one - other),
    );
  });

  it('tells of a webhook what went both ways, and how long it took', async () => {
    const asked = titled(await call(), 'Answer URL asked');
    expect(asked).toMatchObject({
      kind: 'webhook',
      open: false,
      took: expect.any(Number) as number,
      facts: { method: 'GET', status: 200, signed: true, 'content-type': 'application/json' },
      attempts: [{ outcome: 200 }],
    });
    expect(asked?.texts).toEqual([
      { name: 'request', json: expect.objectContaining({ from: '447700900018' }) as unknown },
      { name: 'reply', json: ncco },
    ]);
    expect(JSON.stringify(asked)).not.toMatch(/Bearer|eyJ/);
  });

  it.each<[string, Reply, RegExp, RegExp]>([
    [
      'an HTML page',
      { type: 'text/html', body: '<!doctype html>' },
      /content type/,
      /replied 200 with an HTML page/,
    ],
    ['JSON that does not say so', { type: 'text/plain', body: '[]' }, /content type/, /res\.json/],
    ['broken JSON', { body: '[{' }, /not JSON/, /cannot be read/],
    ['a failure', { status: 500, body: 'Oops' }, /HTTP 500/, /Look at its log/],
    ['nothing of that name', { status: 404, body: '' }, /HTTP 404/, /no route for GET/],
    ['a wrong action', { body: '[{"action":"talk"}]' }, /not an NCCO/, /Action 1.*text/],
    ['no list', { body: '{"action":"talk"}' }, /not an NCCO/, /a list of actions/],
    ['a file', { body: JSON.stringify('x'.repeat(110_000)) }, /longer than/, /An NCCO is short/],
  ])('says what is wrong with %s, and what to do', async (_, reply, problem, hint) => {
    answer = reply;
    const asked = titled(await call(), 'Answer URL asked');
    expect(asked?.problem).toMatch(problem);
    expect(asked?.hint).toMatch(hint);
  });

  it('says that a fault was switched on', async () => {
    emulator.faults.set({ answers: 'failing' });
    const asked = titled(await call(), 'Answer URL asked');
    expect(asked).toMatchObject({ facts: { 'fault switched on': 'answers: failing' } });
    expect(asked?.hint).toMatch(/Nothing is wrong with your server/);
  });

  it('keeps so much of a long reply, and says how much is left out', async () => {
    answer = { type: 'text/plain', body: 'x'.repeat(20_000) };
    const reply = titled(await call(), 'Answer URL asked')?.texts[1];
    expect(reply).toEqual({ name: 'reply', text: 'x'.repeat(16_384), cut: 20_000 - 16_384 });
  });

  it('finds calls by what failed, who called, the outcome and any word', async () => {
    await call();
    answer = { status: 500, body: 'Oops' };
    await call('447700900019');
    const found = async (query: string) => (await list(query)).map(({ from }) => from);
    expect(await found('')).toEqual(['447700900019', '447700900018']);
    expect(await found('?failed=any')).toEqual(['447700900019']);
    expect(await found('?failed=answer-url')).toEqual(['447700900019']);
    expect(await found('?failed=event-url')).toEqual([]);
    expect(await found('?number=%2B44%207700%20900018')).toEqual(['447700900018']);
    expect(await found('?status=completed&text=oops')).toEqual(['447700900019']);
    expect(await found('?status=busy')).toEqual([]);
    expect(await found('?user=john')).toEqual([]);
  });

  it('keeps what belongs to no call apart, without its secrets', async () => {
    const reply = await fetch(`${url}/v1/calls?token=abc`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer eyJhbGciOi.eyJhcHBs.c2ln',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ to: [], api_secret: 's3cret' }),
    });
    expect(reply.status).toBe(401);
    const { entries } = await get<{ entries: EntryView[] }>('no-call');
    expect(entries).toMatchObject([
      { kind: 'rest', trouble: 'rest', problem: 'Answered by HTTP 401: Unauthorized' },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/abc|eyJ|s3cret/);
  });

  it('gives a REST request to the call that it made', async () => {
    const { platform } = emulator;
    const placed = platform.placeCall({
      ...{ application, from: '447700900099', eventUrl: undefined, detection: undefined },
      to: { type: 'phone', number: '447700900008' },
      script: [],
      ...{ ringTime: 1000, talkTime: 1000 },
    });
    expect((await fetch(`${url}/v1/calls/${placed.leg}`)).status).toBe(401);
    const { entries } = await get<CallView>(`calls/${placed.conversation.id}`);
    expect(entries.map(({ title }) => title)).toContain(`GET /v1/calls/${placed.leg}`);
  });

  it('tells what is new as it comes', async () => {
    const leaving = new AbortController();
    const { body } = await fetch(`${url}/emulator/inspector/events`, { signal: leaving.signal });
    let heard = '';
    const listening = (async () => {
      for await (const chunk of body ?? []) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    const { call: summary } = await call();
    await until(() => heard.includes('event: calls') && heard.includes(summary.id));
    await fetch(`${url}/emulator/reset`, { method: 'POST' });
    await until(() => heard.includes('event: forgotten'));
    leaving.abort();
    await listening;
    expect(await list()).toEqual([]);
  });

  it('keeps the refused sign-in of a browser', async () => {
    const socket = io(url, {
      ...{ path: '/v2/rtc', transports: ['websocket'], reconnection: false, forceNew: true },
      query: { token: 'eyJhbGciOi.eyJzdWIiOi.c2ln' },
    });
    await new Promise((resolve) => socket.once('disconnect', resolve));
    const { entries } = await get<{ entries: EntryView[] }>('no-call');
    expect(entries).toMatchObject([
      {
        ...{ kind: 'sdk', trouble: 'sdk' },
        title: 'To somebody: system:error:invalid-token',
        problem: expect.stringMatching(/^system:error:invalid-token: /) as string,
      },
    ]);
  });

  it.each(['silent', 'unreachable', 'expired-token'] as const)(
    'names the fault by which a browser is not let in: %s',
    async (sdkLogin) => {
      emulator.faults.set({ sdkLogin });
      const socket = io(url, {
        ...{ path: '/v2/rtc', transports: ['websocket'], reconnection: false, forceNew: true },
        query: { token: 'whoever comes' },
      });
      try {
        const noCall = () => get<{ entries: EntryView[] }>('no-call');
        await until(async () => (await noCall()).entries.length > 0);
        expect((await noCall()).entries).toMatchObject([
          {
            ...{ kind: 'sdk', trouble: 'sdk', title: 'From somebody: sign-in' },
            problem: `The fault "sdkLogin: ${sdkLogin}" is switched on.`,
          },
        ]);
      } finally {
        socket.close();
      }
    },
  );

  it('finds a call by one of its legs', async () => {
    const { call: summary } = await call();
    const { call: found } = await get<CallView>(`calls/${summary.legs[0]?.uuid ?? ''}`);
    expect(found.id).toBe(summary.id);
  });

  it('exports the webhooks of a call with their replies, and nothing secret', async () => {
    const { call: summary } = await call();
    const reply = await fetch(`${url}/emulator/inspector/calls/${summary.id}/export`);
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename=${summary.id}.json`,
    );
    const text = await reply.text();
    expect(text).not.toMatch(/eyJ|Bearer|secret/);
    const file = callFile.parse(JSON.parse(text));
    expect(file.complete).toBe(true);
    expect(file.webhooks.map(({ kind, payload }) => payload.status ?? kind)).toEqual(
      expect.arrayContaining(['answer', 'started', 'ringing', 'answered', 'completed']),
    );
    expect(file.webhooks.find(({ kind }) => kind === 'answer')?.reply).toEqual({
      status: 200,
      json: ncco,
    });
    answer = { body: '[]' };
    const { answerUrl } = emulator.platform.applications.list()[0] ?? {};
    const replayed = replayCall(file, { answerUrl: answerUrl?.url ?? '' });
    await expect(replayed).rejects.toThrow(/recorded: .*Hello/);
  });

  it('says that it does not know a call', async () => {
    const reply = await fetch(`${url}/emulator/inspector/calls/${randomUUID()}`);
    expect(reply.status).toBe(404);
    expect(await reply.json()).toMatchObject({ code: 'call-unknown' });
  });

  it('has a page with all that it loads, and nothing from elsewhere', async () => {
    const page = await fetch(`${url}/inspector`);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const text = await page.text();
    const parts = [...text.matchAll(/(?:src|href)="(\/inspector\/[^"]+)"/g)].map(([, one]) => one);
    const scripts = ['call-list', 'timeline', 'entry', 'levels', 'words'];
    for (const part of [...parts, ...scripts.map((name) => `/inspector/${name}.js`)]) {
      const file = await fetch(`${url}${part ?? ''}`);
      expect([part, file.status]).toEqual([part, 200]);
      expect(file.headers.get('content-type')).toMatch(/css|javascript/);
    }
    expect(parts).toHaveLength(4);
  });

  it('answers to no other name than its own', async () => {
    const { port } = new URL(url);
    const sending = request({
      port,
      path: '/emulator/inspector/calls',
      headers: { host: 'evil.test' },
    });
    const [reply] = (await once(sending.end(), 'response')) as [IncomingMessage];
    reply.resume();
    expect(reply.statusCode).toBe(421);
  });
});
