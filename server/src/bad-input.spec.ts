import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { createConnection, type AddressInfo } from 'node:net';
import supertest, { type Test } from 'supertest';
import { settle } from './testing/fake-clock.ts';
import { createTestApp, dialled, event } from './testing/test-app.ts';
import { matching } from './testing/matching.ts';

/** Every route that takes something, and what it says to input that cannot be meant. */
const bodies = [
  ['POST', '/api/session'],
  ['POST', '/api/calls'],
  ['DELETE', '/api/calls/aaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ['POST', '/webhooks/event'],
  ['POST', '/webhooks/events'],
] as const;

const reads = [
  '/api/session',
  '/api/settings',
  '/api/contacts',
  '/api/calls',
  '/api/calls/aaaaaaaaaaaaaaaaaaaaaaaaaa',
  '/api/events',
  '/auth/john',
  '/health/live',
] as const;

const malformed = ['{', '{"a":1,}', "{'a':1}", '[1', '"a', 'null x', '\u0000', '{"a":1}{}'];
const wrong = [
  [],
  [[]],
  {},
  { username: 7, contactId: 7, status: 7 },
  { username: null, contactId: null, status: null },
  { username: ['john'], contactId: ['bob'], status: ['ringing'] },
  { username: {}, contactId: {}, status: {} },
  { username: ' ', contactId: '', status: 'x'.repeat(2000) },
  { username: 'x'.repeat(65), contactId: 'x'.repeat(65), status: 'ringing', uuid: 7 },
];

async function send(
  method: string,
  path: string,
  body: string | object,
  type = 'application/json',
) {
  const { signIn, sign, lines } = createTestApp();
  const agent = await signIn('john');
  lines.length = 0;
  const request: Test = method === 'POST' ? agent.post(path) : agent.delete(path);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const res = await request.type(type).set('Authorization', sign(text)).send(text);
  return { res, lines };
}

function expectRefusal(
  { res, lines }: { res: supertest.Response; lines: readonly object[] },
  status: number,
  code: string,
): void {
  expect(res.body).toEqual({ code, message: matching(/^[^\n].*/) });
  expect(res.status).toBe(status);
  expect(lines).toMatchObject([{ status, code }]);
}

describe.each(bodies)('%s %s', (method, path) => {
  it.each(malformed)('refuses the malformed JSON %j', async (body) => {
    expectRefusal(await send(method, path, body), 400, 'json-malformed');
  });

  it('refuses 1 MB', async () => {
    const body = { username: 'x'.repeat(1e6) };
    expectRefusal(await send(method, path, body), 413, 'body-too-large');
  });

  it('refuses a query that says two things', async () => {
    expectRefusal(await send(method, `${path}?a=1&a=2`, {}), 400, 'query-repeated');
  });
});

describe.each(['/api/session', '/api/calls'])('POST %s', (path) => {
  it.each(wrong)('refuses the wrong type %j', async (body) => {
    expectRefusal(await send('POST', path, body), 400, 'request-invalid');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/json'])(
    'refuses a body of type %s, which other sites may send',
    async (type) => {
      expectRefusal(await send('POST', path, 'username=john', type), 415, 'json-required');
    },
  );
});

describe('POST /api/session', () => {
  it('refuses a compressed body, which could swell', async () => {
    const { app } = createTestApp();
    const res = await supertest(app).post('/api/session').set('Content-Encoding', 'gzip').send({});
    expect([res.status, res.body]).toMatchObject([415, { code: 'encoding-unsupported' }]);
  });

  it('refuses a charset that it cannot read', async () => {
    const sent = await send('POST', '/api/session', '{}', 'application/json; charset=latin1');
    expectRefusal(sent, 415, 'charset-unsupported');
  });
});

describe('POST /webhooks/event', () => {
  it('refuses what is no object', async () => {
    expectRefusal(await send('POST', '/webhooks/event', []), 400, 'request-invalid');
  });

  it.each([
    { status: 7 },
    { status: null },
    { status: ['ringing'] },
    { uuid: {}, status: 'x' },
    { timestamp: 7, price: {}, status: 'completed' },
  ])('keeps what is not as documented: %j', async (wrong) => {
    const test = createTestApp();
    const body = JSON.stringify({ ...wrong, conversation_uuid: 'CON' });
    const sent = await test.tell(body);
    expect(sent.ok).toBe(true);
    expect(await test.store.events('CON')).toMatchObject([{ body }]);
  });

  it('refuses what is not JSON at all', async () => {
    const sent = await send('POST', '/webhooks/event', 'status=ringing', 'text/plain');
    expectRefusal(sent, 400, 'request-invalid');
  });

  it('refuses a compressed body, which could swell', async () => {
    const res = await createTestApp().tell('{}').set('Content-Encoding', 'gzip');
    expect([res.status, res.body]).toMatchObject([415, { code: 'encoding-unsupported' }]);
  });

  it.each([
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset=utf-8',
  ])('reads a body of type %s', async (type) => {
    expect((await send('POST', '/webhooks/event', '{"status":"x"}', type)).res.status).toBe(204);
  });

  it('takes no other type for JSON', async () => {
    const sent = await send('POST', '/webhooks/event', '{"status":"x"}', 'application/jsonlines');
    expectRefusal(sent, 400, 'request-invalid');
  });

  it('lets nobody write into the prototype', async () => {
    const body =
      '{"status":"ringing","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    expect((await send('POST', '/webhooks/event', body)).res.status).toBe(204);
    expect('polluted' in {}).toBe(false);
  });
});

describe.each(reads)('GET %s', (path) => {
  it('refuses a query that says two things', async () => {
    const john = await createTestApp().signIn('john');
    const res = await john.get(`${path}?a=1&a=2`);
    expect([res.status, res.body]).toMatchObject([400, { code: 'query-repeated' }]);
  });
});

describe('an address that is nowhere', () => {
  it.each([
    ['get', '/api/nothing'],
    ['get', '/api'],
    ['get', '/webhooks/nothing'],
    ['post', '/nothing'],
    ['delete', '/webhooks/event'],
    ['put', '/webhooks/answer'],
  ] as const)('%s %s', async (method, path) => {
    const res = await supertest(createTestApp().app)[method](path);
    expect([res.status, res.body]).toMatchObject([404, { code: 'not-found' }]);
  });

  it.each(['/auth/%E0%A4%A', '/api/calls/%ZZ'])(
    'a path that cannot be decoded: %s',
    async (path) => {
      const { res, lines } = await createRead(path);
      expect([res.status, res.body]).toMatchObject([400, { code: 'request-malformed' }]);
      expect(lines).toMatchObject([{ status: 400, code: 'request-malformed' }]);
    },
  );
});

describe.each(['/webhooks/event', '/webhooks/answer'])('POST %s', (path) => {
  it('does not call a body that was cut off answered', async () => {
    const { app, sign, lines } = createTestApp();
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const socket = createConnection(port, '127.0.0.1');
    const about = 'Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 9';
    const head = `${about}\r\nAuthorization: ${sign('{')}`;
    const asked = once(server, 'request');
    socket.write(`POST ${path} HTTP/1.1\r\n${head}\r\n\r\n{`);
    await asked;
    socket.destroy();
    while (lines.length === 0) await settle();
    server.close();
    expect(lines).toMatchObject([{ status: 499, code: 'request-cut-off' }]);
  });
});

describe.each(['/webhooks/event', '/api/session'])('POST %s with more than 16 KB', (path) => {
  async function answerTo(headers: OutgoingHttpHeaders, body: string): Promise<unknown> {
    const { app, sign } = createTestApp();
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const type = { 'content-type': 'application/json', authorization: sign(body) };
    const options = { port, path, method: 'POST', agent: false as const };
    const req = request({ ...options, headers: { ...type, ...headers } });
    req.on('error', () => undefined).flushHeaders();
    req.write(body);
    const [res] = (await once(req, 'response')) as [IncomingMessage];
    req.destroy();
    server.close();
    return [res.statusCode, res.headers.connection];
  }

  it('is refused before it is sent, when its length is told', async () => {
    expect(await answerTo({ 'content-length': 1e9 }, '{')).toEqual([413, 'close']);
  });

  it('is refused while it is sent, when its length is not told', async () => {
    const chunked = { 'transfer-encoding': 'chunked' };
    expect(await answerTo(chunked, 'x'.repeat(20_000))).toEqual([413, 'close']);
  });
});

async function createRead(path: string) {
  const { signIn, lines } = createTestApp();
  const john = await signIn('john');
  lines.length = 0;
  return { res: await john.get(path), lines };
}

describe('the log', () => {
  it('holds no number, token, cookie or call id, whatever happened', async () => {
    const test = createTestApp();
    const john = await test.signIn('john');
    const token = (await john.get('/auth/john')).body as string;
    const id = await test.place('john', 'bob');
    await test.ask(dialled('447700900001'));
    await test.ask(dialled(id));
    await test.tell(event('ringing', { to: '447700900001' }));
    await john.get('/api/calls/447700900001');
    await john.get('/447700900001?number=447700900001');
    const log = JSON.stringify(test.lines);
    expect(test.lines.length).toBeGreaterThan(5);
    for (const secret of ['447700', token, id, 'hotline-session'])
      expect(log).not.toContain(secret);
  });
});
