import supertest from 'supertest';
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
  it.each(['/', '/api/session', '/health/live', '/nothing.txt'])(
    'from %s is plain about itself, and opens nothing to other sites',
    async (path) => {
      const { headers } = await supertest(createTestApp().app).get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );
});
