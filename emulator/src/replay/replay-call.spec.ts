import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import jwt from 'jsonwebtoken';
import { systemClock } from '../platform/system-clock.ts';
import { callFile, type CallFile } from './call-file.ts';
import { replayCall, type ReplayOptions } from './replay-call.ts';
import { replayReport } from './replay-report.ts';

const leg = '63f61863-4a51-4f6b-86e1-46edebcf9356';
const conversation = 'CON-0a2b7ae4-7b6e-4a3c-9d48-6f4a7d3b2c1d';
const connect = (number: string) => [
  { action: 'talk', text: `Connecting ${leg}.` },
  { action: 'connect', endpoint: [{ type: 'phone', number }] },
];
const identity = { applicationId: 'shop', apiKey: 'abcd1234', signatureSecret: 's'.repeat(32) };

const file: CallFile = callFile.parse({
  ...{ format: 'vonage-emulator-call', version: 1, application: 'shop', complete: true },
  ...{ from: 'john', dialled: 'old-id', recordedAt: Date.parse('2026-01-02T03:04:05.000Z') },
  webhooks: [
    {
      ...{ at: 0, kind: 'answer', method: 'POST', url: 'http://127.0.0.1:1/answer' },
      payload: { to: 'old-id', from_user: 'john', uuid: leg, conversation_uuid: conversation },
      reply: { status: 200, json: connect('447700900001') },
    },
    {
      ...{ at: 1000, kind: 'event', method: 'POST', url: 'http://127.0.0.1:1/event' },
      payload: { status: 'answered', uuid: leg, to: 'john', timestamp: '2026-01-02T03:04:06.000Z' },
      reply: { status: 204 },
    },
    {
      ...{ at: 2000, kind: 'event', method: 'POST', url: 'http://127.0.0.1:1/other?a=1' },
      payload: { status: 'completed', uuid: leg },
      reply: { status: 204 },
    },
  ],
});

interface Seen {
  readonly path: string;
  readonly body: Record<string, string>;
  readonly signed: boolean;
}

describe('a replay', () => {
  let server: Server;
  let base: string;
  let seen: Seen[];
  let answer: (body: Record<string, string>) => unknown;
  let eventStatus: number;

  beforeEach(async () => {
    seen = [];
    eventStatus = 204;
    answer = ({ uuid = '' }) =>
      JSON.parse(JSON.stringify(connect('447700900001')).replace(leg, uuid));
    server = createServer((req, res) => {
      void text(req).then((words) => {
        const [, token] = req.headers.authorization?.split(' ') ?? [];
        const hash = createHash('sha256').update(words).digest('hex');
        const claims = token ? (jwt.verify(token, identity.signatureSecret) as jwt.JwtPayload) : {};
        const body = JSON.parse(words) as Record<string, string>;
        const path = req.url ?? '';
        seen.push({ path, body, signed: claims.payload_hash === hash });
        if (path !== '/new') res.writeHead(eventStatus).end();
        else res.setHeader('content-type', 'application/json').end(JSON.stringify(answer(body)));
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  });

  const replay = (more: Partial<ReplayOptions> = {}) =>
    replayCall(
      file,
      { answerUrl: `${base}/new`, eventUrl: `${base}/heard`, identity, ...more },
      { clock: systemClock, newId: randomUUID },
    );

  it('sends all again in their order, signed anew, and finds the replies as recorded', async () => {
    const replayed = await replay();
    expect(replayed.flatMap(({ differences }) => differences)).toEqual([]);
    expect(seen.map(({ path, signed }) => [path, signed])).toEqual([
      ['/new', true],
      ['/heard', true],
      ['/other?a=1', true],
    ]);
    expect(replayReport(replayed)).toMatch(/All 3 replies are as recorded\.\n$/);
  });

  it('is another call: with ids of its own, the same throughout, and as if it ended now', async () => {
    await replay();
    const [first, second] = seen.map(({ body }) => body);
    expect(first?.uuid).toMatch(/^[\da-f-]{36}$/);
    expect(first?.uuid).not.toBe(leg);
    expect(second?.uuid).toBe(first?.uuid);
    expect(first?.conversation_uuid).toMatch(/^CON-/);
    const age = Date.now() - Date.parse(second?.timestamp ?? '');
    expect(age).toBeGreaterThanOrEqual(1000);
    expect(age).toBeLessThan(10_000);
  });

  it('says otherwise what it is told to, and only where it said that', async () => {
    await replay({ set: { to: 'new-id' } });
    expect(seen.map(({ body }) => body.to)).toEqual(['new-id', 'john', undefined]);
  });

  it('shows where instructions differ', async () => {
    answer = ({ uuid }) => [{ action: 'talk', text: `Connecting ${uuid}.` }];
    const replayed = await replay();
    expect(replayReport(replayed)).toContain(
      [
        'different  POST answer',
        '    [1]',
        `      recorded: ${JSON.stringify(connect('447700900001')[1])}`,
        '      now:      (nothing)',
      ].join('\n'),
    );
    expect(replayReport(replayed)).toContain('1 of 3 replies differ.');
    const masked = await replay({ mask: ['[1]'] });
    expect(masked.flatMap(({ differences }) => differences)).toEqual([]);
  });

  it('shows that an event is not heard any more', async () => {
    eventStatus = 500;
    const [, event] = await replay();
    expect(event?.differences).toEqual([{ path: 'reply', expected: 'HTTP 204', got: 'HTTP 500' }]);
  });

  it('takes a reply that failed for the same only when it fails alike', async () => {
    const [asked, ...events] = file.webhooks;
    const failed = { ...asked!, reply: { status: 200, problem: 'the reply is not JSON' } };
    const again = (answerUrl: string) =>
      replayCall(
        { ...file, webhooks: [failed, ...events] },
        { answerUrl },
        { clock: systemClock, newId: randomUUID },
      );
    answer = () => undefined;
    expect((await again(`${base}/new`))[0]?.differences).toEqual([]);
    expect((await again('http://127.0.0.1:1/'))[0]?.differences).toHaveLength(1);
  });

  it('sends no events where nobody is named to hear them', async () => {
    expect(await replay({ eventUrl: undefined })).toHaveLength(1);
  });

  it('says that nobody listens', async () => {
    const [asked] = await replay({ answerUrl: 'http://127.0.0.1:1/new' });
    expect(asked?.differences).toMatchObject([
      { got: expect.stringMatching(/ECONNREFUSED/) as string },
    ]);
  });
});
