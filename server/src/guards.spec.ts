import { once } from 'node:events';
import { createConnection, type AddressInfo } from 'node:net';
import express from 'express';
import supertest from 'supertest';
import { errorHandler } from './errors.ts';
import { onlyOwnHost } from './host-guard.ts';
import { commonHeaders } from './pages/page-headers.ts';
import { onlySameOrigin } from './same-origin-guard.ts';
import { matching } from './testing/matching.ts';
import { createTestApp } from './testing/test-app.ts';

const username = { username: 'john' };

describe('a demo', () => {
  it.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])(
    'answers to the host %s',
    async (host) => {
      await supertest(createTestApp().app).get('/health/live').set('Host', host).expect(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '10.0.0.1', ''])(
    'does not answer to the host %j, wherever it points',
    async (host) => {
      const { app } = createTestApp();
      for (const path of ['/', '/api/session', '/auth/john', '/webhooks/answer', '/health/live']) {
        const res = await supertest(app).get(path).set('Host', host);
        expect([path, res.status, res.body]).toMatchObject([
          path,
          421,
          { code: 'host-not-allowed' },
        ]);
      }
    },
  );
});

describe('a request that changes something', () => {
  it.each([
    ['from the page itself', { 'Sec-Fetch-Site': 'same-origin' }],
    [
      'from the page in an older browser',
      { Host: 'localhost:3000', Origin: 'http://localhost:3000' },
    ],
    ['from a program', {}],
  ])('is served %s', async (_, headers) => {
    const { app } = createTestApp();
    await supertest(app).post('/api/session').set(headers).send(username).expect(200);
  });

  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { 'Sec-Fetch-Site': 'cross-site', Host: 'localhost:3000', Origin: 'http://localhost:3000' },
    { Host: 'localhost:3000', Origin: 'http://evil.example' },
    { Host: 'localhost:3000', Origin: 'http://localhost:4000' },
    { Host: 'localhost:3000', Origin: 'null' },
  ])('is refused from another site: %j', async (headers) => {
    const { app, lines } = createTestApp();
    const res = await supertest(app).post('/api/session').set(headers).send(username);
    expect([res.status, res.body]).toMatchObject([403, { code: 'cross-site' }]);
    expect(lines).toMatchObject([{ status: 403, code: 'cross-site' }]);
  });

  it.each(['post', 'delete', 'put', 'patch'] as const)('is refused as %s too', async (method) => {
    const { app } = createTestApp();
    const res = await supertest(app)[method]('/api/calls').set('Sec-Fetch-Site', 'cross-site');
    expect(res.status).toBe(403);
  });
});

describe('every answer to a browser', () => {
  it.each(['/', '/api/session', '/api/nothing', '/auth/john', '/health/live', '/nothing.txt'])(
    'from %s is plain about itself, and opens nothing to other sites',
    async (path) => {
      const { headers } = await supertest(createTestApp().app).get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': matching(/^default-src 'none'.*frame-ancestors 'none'/),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('strict-transport-security');
    },
  );

  it.each([
    ['get', '/'],
    ['get', '/api/contacts'],
    ['options', '/api/calls'],
    ['options', '/webhooks/event'],
    ['post', '/api/session'],
    ['get', '/auth/john'],
  ] as const)('opens nothing to other sites: %s %s', async (method, path) => {
    const { headers } = await supertest(createTestApp().app)
      [method](path)
      .set({ Origin: 'http://evil.example', 'Access-Control-Request-Method': 'POST' });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('a request that reads two ways', () => {
  /** The first line of what a server says to these bytes. */
  async function answerTo(bytes: string): Promise<string> {
    const server = createTestApp().app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = createConnection((server.address() as AddressInfo).port, '127.0.0.1');
    socket.end(bytes);
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    server.close();
    return text.split('\r\n')[0] ?? '';
  }
  const rest = 'Connection: close\r\n\r\n';

  it.each([
    ['two hosts', 'GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n', '400'],
    ['two hosts, one odd', 'GET / HTTP/1.1\r\nHost: localhost\r\nhOST: evil.example\r\n', '400'],
    ['a host in its first line', 'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n', '400'],
    ['no host', 'GET / HTTP/1.1\r\n', '400'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 1\r\n',
      '400',
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n',
      '400',
    ],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: localhost\r\n', '405'],
    ['TRACE of a webhook', 'TRACE /webhooks/event HTTP/1.1\r\nHost: localhost\r\n', '405'],
    ['nothing odd', 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n', '200'],
  ])('is refused: %s', async (_, head, status) => {
    expect(await answerTo(head + rest)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

describe('a live Hotline', () => {
  const own = { mode: 'live', publicUrl: 'https://hotline.example' } as const;

  function ask(method: 'get' | 'post', headers: Record<string, string>) {
    const app = express();
    app.use(onlyOwnHost(own), commonHeaders(own), onlySameOrigin(own));
    app.use((_req, res) => void res.status(204).end());
    app.use(errorHandler);
    return supertest(app)
      [method]('/')
      .set({ Host: 'hotline.example', ...headers });
  }

  it.each(['hotline.example', 'HOTLINE.example', 'hotline.example:443'])(
    'answers to its own host: %s',
    async (Host) => {
      await ask('get', { Host }).expect(204);
    },
  );

  it.each(['localhost', '127.0.0.1', 'hotlinexexample', 'a.hotline.example', 'hotline.example:80'])(
    'does not answer to %s',
    async (Host) => {
      await ask('get', { Host }).expect(421);
    },
  );

  it('wants https from then on', async () => {
    const res = await ask('get', {});
    expect(res.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains');
  });

  it.each([
    { 'Sec-Fetch-Site': 'same-origin' },
    { Origin: 'https://hotline.example' },
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://hotline.example' },
  ])('lets its own page change something: %j', async (headers) => {
    await ask('post', headers).expect(204);
  });

  it.each([
    {},
    { Origin: 'null' },
    { Origin: 'http://hotline.example' },
    { Origin: 'https://hotline.example:8443' },
    { Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'none' },
    { 'Sec-Fetch-Site': 'same-site', Origin: 'https://hotline.example' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://hotline.example' },
  ])('lets nobody else: %j', async (headers) => {
    const res = await ask('post', headers);
    expect([res.status, res.body]).toMatchObject([403, { code: 'cross-site' }]);
  });
});
