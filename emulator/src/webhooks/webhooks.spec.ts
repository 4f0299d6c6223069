import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import type { Clock, WebhookRequest } from '../platform/ports.ts';
import type { SentWebhook } from '../platform/sent-webhooks.ts';
import type { WebhookTrace } from './webhook-trace.ts';
import { createWebhooks, type StoppableWebhooks } from './webhooks.ts';

const clock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

const identity = {
  applicationId: 'app-1',
  apiKey: 'a1b2c3d4',
  signatureSecret: '0123456789abcdef0123456789abcdef',
};

const quick = { connect: 300, socket: 120 };

interface Seen {
  readonly method: string | undefined;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Reply = (response: ServerResponse, seen: Seen) => void;

describe('webhooks', () => {
  let server: Server;
  let base: string;
  let seen: Seen[];
  let replies: Reply[];
  let sent: SentWebhook[];
  let traces: WebhookTrace[];
  let webhooks: StoppableWebhooks;

  beforeEach(async () => {
    [seen, replies, sent, traces] = [[], [], [], []];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url = '', headers } = request;
        const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
        seen.push(one);
        (replies.length > 1 ? replies.shift() : replies[0])?.(response, one);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    let ids = 0;
    webhooks = createWebhooks({
      clock,
      newId: () => `id-${(ids += 1)}`,
      identity: ({ applicationId }) => {
        if (applicationId === 'unsigned') return 'nobody';
        return applicationId === 'stranger' ? undefined : identity;
      },
      onSent: (one) => void sent.push(one),
      onTrace: (trace) => void traces.push(trace),
      timeouts: { ask: quick, tell: quick },
    });
  });

  afterEach(async () => {
    webhooks.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const json =
    (body: unknown, status = 200): Reply =>
    (response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };

  function request(over: Partial<WebhookRequest> = {}): WebhookRequest {
    return { url: `${base}/answer`, method: 'GET', payload: { to: 'x', uuid: 'u' }, ...over };
  }

  /** Waits until that many exchanges are over. */
  async function exchanges(count: number): Promise<void> {
    while (sent.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  describe('a GET', () => {
    it('has the fields as parameters, in their order, after those of the URL itself', async () => {
      replies = [json([])];
      const payload = {
        to: '44 7',
        time: '10:00,5/6',
        custom_data: { a: [1] },
        from: null,
        none: undefined,
      };
      await webhooks.ask(request({ url: `${base}/answer?sid=7`, payload }));
      expect(seen[0]?.url).toBe(
        '/answer?sid=7&to=44%207&time=10:00,5/6&custom_data=%7B%22a%22:%5B1%5D%7D',
      );
    });

    it('is signed over the compact JSON of its parameters', async () => {
      replies = [json([])];
      await webhooks.ask(request({ url: `${base}/answer?sid=7` }));
      const claims = claimsOf(seen[0]);
      expect(claims).toMatchObject({ payload_hash: sha256('{"sid":"7","to":"x","uuid":"u"}') });
    });
  });

  describe('a POST', () => {
    it('has the fields as JSON and is signed over these very bytes', async () => {
      replies = [json([])];
      await webhooks.ask(request({ method: 'POST', payload: { to: 'Zoë', from: null } }));
      expect(seen[0]).toMatchObject({
        method: 'POST',
        url: '/answer',
        body: '{"to":"Zoë","from":null}',
      });
      expect(seen[0]?.headers['content-type']).toBe('application/json');
      expect(claimsOf(seen[0])).toEqual({
        iss: 'Vonage',
        iat: expect.closeTo(Date.now() / 1000, -1) as number,
        jti: 'id-1',
        api_key: 'a1b2c3d4',
        application_id: 'app-1',
        payload_hash: sha256('{"to":"Zoë","from":null}'),
      });
    });
  });

  describe('asking for instructions', () => {
    it('gives the JSON of a reply', async () => {
      replies = [json([{ action: 'talk', text: 'Hi' }])];
      expect(await webhooks.ask(request())).toEqual({
        ok: true,
        body: [{ action: 'talk', text: 'Hi' }],
      });
    });

    it.each([
      ['another status than 200', json([], 201), /HTTP 201/],
      ['a server error', json([], 500), /HTTP 500/],
      ['a missing page', json([], 404), /HTTP 404/],
      [
        'text',
        (response: ServerResponse) =>
          response.writeHead(200, { 'content-type': 'text/plain' }).end('[]'),
        /text\/plain/,
      ],
      [
        'broken JSON',
        (response: ServerResponse) =>
          response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end('[{'),
        /not JSON/,
      ],
      [
        'a redirect',
        (response: ServerResponse) => response.writeHead(302, { location: '/other' }).end(),
        /HTTP 302/,
      ],
      ['more than 100 KB', json('x'.repeat(100 * 1024)), /longer than 100 KB/],
    ])('does not take %s, and does not ask again', async (_, reply, reason) => {
      replies = [reply];
      expect(await webhooks.ask(request())).toEqual({
        ok: false,
        reason: expect.stringMatching(reason) as string,
      });
      expect(seen).toHaveLength(1);
    });

    it.each([429, 502, 503, 504])(
      'asks once more after HTTP %i, with the same signature',
      async (status) => {
        replies = [json([], status), json(['better'])];
        expect(await webhooks.ask(request())).toEqual({ ok: true, body: ['better'] });
        expect(seen).toHaveLength(2);
        expect(seen[1]?.headers.authorization).toBe(seen[0]?.headers.authorization);
      },
    );

    it('asks no third time', async () => {
      replies = [json([], 503)];
      expect(await webhooks.ask(request())).toEqual({ ok: false, reason: 'HTTP 503' });
      expect(seen).toHaveLength(2);
    });

    it.each<[string, Reply, RegExp]>([
      ['no reply', () => undefined, /no reply in 120 ms/],
      [
        'half a reply',
        (response) => response.writeHead(200, { 'content-length': '9' }).write('['),
        /no reply in 120 ms/,
      ],
      ['a cut connection', (response) => response.destroy(), /hang up|closed|reset/],
    ])('asks once more after %s, and then says why it failed', async (_, reply, reason) => {
      replies = [reply];
      const answer = await webhooks.ask(request());
      expect(answer).toEqual({ ok: false, reason: expect.stringMatching(reason) as string });
      expect(seen).toHaveLength(2);
    });

    it('says so when nobody listens', async () => {
      const port = await freePort();
      const answer = await webhooks.ask(request({ url: `http://127.0.0.1:${port}/answer` }));
      expect(answer).toEqual({
        ok: false,
        reason: expect.stringContaining('ECONNREFUSED') as string,
      });
    });

    it('asks once where TLS fails, and nothing by plain words', async () => {
      let connections = 0;
      server.on('connection', () => (connections += 1));
      const url = `${base.replace('http:', 'https:')}/answer`;
      expect(await webhooks.ask(request({ url }))).toMatchObject({ ok: false });
      expect([connections, seen.length]).toEqual([1, 0]);
    });

    it.each([
      ['http://example.com/answer', /this machine only/],
      ['http://192.0.2.2/answer', /this machine only/],
      ['http://localhost.example.com/answer', /this machine only/],
      ['https://localhost.example.com/answer', /this machine only/],
      ['file:///etc/passwd', /http and https/],
      ['nonsense', /not a URL/],
    ])('never asks %s', async (url, reason) => {
      expect(await webhooks.ask(request({ url }))).toEqual({
        ok: false,
        reason: expect.stringMatching(reason) as string,
      });
    });

    it('does not sign where the application does not want it', async () => {
      replies = [json([])];
      const answer = await webhooks.ask(request({ applicationId: 'unsigned' }));
      expect(answer).toEqual({ ok: true, body: [] });
      expect(seen[0]?.headers).not.toHaveProperty('authorization');
    });

    it('does not send what nobody can sign', async () => {
      const answer = await webhooks.ask(request({ applicationId: 'stranger' }));
      expect(answer).toMatchObject({ ok: false });
      expect(seen).toHaveLength(0);
    });
  });

  describe('telling events', () => {
    it('keeps the order of a leg, however slow its replies, and does not hold up other legs', async () => {
      let release: () => void = () => undefined;
      replies = [
        (response) => (release = () => response.writeHead(204).end()),
        (response) => response.writeHead(204).end(),
      ];
      for (const [leg, n] of [
        ['a', 1],
        ['a', 2],
        ['b', 3],
      ] as const) {
        webhooks.tell(request({ method: 'POST', payload: { n } }), leg);
        while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await exchanges(1);
      expect(seen.map(({ body }) => body)).toEqual(['{"n":1}', '{"n":3}']);
      release();
      await exchanges(3);
      expect(seen.map(({ body }) => body)).toEqual(['{"n":1}', '{"n":3}', '{"n":2}']);
    });

    it('goes on with the next event after one that failed', async () => {
      replies = [json({}, 500), json({ thanks: true })];
      webhooks.tell(request({ method: 'POST', payload: { n: 1 } }), 'a');
      webhooks.tell(request({ method: 'POST', payload: { n: 2 } }), 'a');
      await exchanges(2);
      expect(sent.map(({ reply }) => reply)).toEqual([
        { ok: false, reason: 'HTTP 500' },
        { ok: true, body: { thanks: true } },
      ]);
    });
  });

  it('tells every exchange that is over: when, what, and what was replied', async () => {
    replies = [json([])];
    const asked = request();
    await webhooks.ask(asked);
    expect(sent).toEqual([
      {
        at: expect.closeTo(Date.now(), -3) as number,
        request: asked,
        reply: { ok: true, body: [] },
      },
    ]);
  });

  it('breaks off what is under way when it is stopped, and sends nothing more', async () => {
    replies = [
      () => {
        webhooks.stop();
      },
    ];
    expect(await webhooks.ask(request())).toMatchObject({ ok: false });
    expect(await webhooks.ask(request())).toMatchObject({ ok: false });
    expect(seen).toHaveLength(1);
  });

  it('gives the reply its own time: the limit for connecting is then over', async () => {
    replies = [
      (response, one) =>
        setTimeout(() => {
          json(['late'])(response, one);
        }, 200),
    ];
    const patient = createWebhooks({
      clock,
      newId: () => 'id',
      identity: () => identity,
      timeouts: { ask: { connect: 100, socket: 2000 }, tell: quick },
    });
    expect(await patient.ask(request())).toEqual({ ok: true, body: ['late'] });
    expect(seen).toHaveLength(1);
  });

  it('has a time limit for the connection itself', async () => {
    // A listener that never accepts more than its backlog is not to be had on loopback: no time at all is.
    const hurried = createWebhooks({
      clock: {
        ...clock,
        after: (milliseconds, run) =>
          milliseconds === 77 ? (run(), () => undefined) : clock.after(milliseconds, run),
      },
      newId: () => 'id',
      identity: () => identity,
      timeouts: { ask: { connect: 77, socket: 5000 }, tell: quick },
    });
    expect(await hurried.ask(request())).toEqual({ ok: false, reason: 'no connection in 77 ms' });
  });

  describe('tells whoever watches', () => {
    it('every attempt with its own reply, and how it ended', async () => {
      replies = [
        (response) => response.writeHead(503, { 'retry-after': '1' }).end('busy'),
        json([]),
      ];
      const asked = request();
      await webhooks.ask(asked);
      expect(traces).toEqual([
        { kind: 'webhook', of: asked, state: 'asked', purpose: 'ask', waited: 0 },
        expect.objectContaining({
          ...{ of: asked, state: 'tried', signed: true },
          reply: expect.objectContaining({ status: 503, body: 'busy' }) as unknown,
        }),
        expect.objectContaining({ of: asked, state: 'tried' }),
        { kind: 'webhook', of: asked, state: 'over', reply: { ok: true, body: [] } },
      ]);
    });

    it('as much of a reply as came before it was too long', async () => {
      replies = [json('x'.repeat(100 * 1024))];
      await webhooks.ask(request());
      expect(traces[1]).toMatchObject({
        error: 'the reply is longer than 100 KB',
        reply: { status: 200, body: expect.stringMatching(/^"xxx/) as unknown },
      });
    });

    it('why nothing was replied, and that nobody signed', async () => {
      replies = [() => undefined];
      await webhooks.ask(request({ applicationId: 'unsigned' }));
      expect(traces[1]).toMatchObject({ signed: false, error: 'no reply in 120 ms' });
    });

    it('how long an event had to wait for the one before it', async () => {
      replies = [(response) => setTimeout(() => response.end(), 50), json({})];
      webhooks.tell(request(), 'leg');
      webhooks.tell(request(), 'leg');
      await exchanges(2);
      const waits = traces.flatMap((trace) => (trace.state === 'asked' ? [trace.waited ?? 0] : []));
      expect(waits[0]).toBeLessThan(20);
      expect(waits[1]).toBeGreaterThan(35);
    });
  });
});

function claimsOf(one: Seen | undefined): unknown {
  const [scheme, token = ''] = (one?.headers.authorization ?? '').split(' ');
  expect(scheme).toBe('Bearer');
  return jwt.verify(token, identity.signatureSecret, { algorithms: ['HS256'] });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
