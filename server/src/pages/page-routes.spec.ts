import supertest from 'supertest';
import { createTestApp } from '../testing/test-app.ts';

const get = (path: string, headers: Record<string, string> = {}) =>
  supertest(createTestApp().app).get(path).set(headers);

describe('the page', () => {
  it.each(['/', '/login', '/home', '/home/deeper'])(
    'is served at %s, asked for anew',
    async (path) => {
      const res = await get(path).expect(200);
      expect(res.type).toBe('text/html');
      expect(res.text).toContain('<app-root ngCspNonce=');
      expect(res.get('Cache-Control')).toBe('no-cache');
    },
  );

  it('may use its own files, its platform and the microphone, and nothing else', async () => {
    const res = await get('/');
    const nonce = /ngCspNonce="(.+?)"/.exec(res.text)?.[1] ?? 'none';
    expect(res.get('Content-Security-Policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self' http://127.0.0.1:3100 ws://127.0.0.1:3100",
      "img-src 'self' data:",
      "font-src 'self'",
      "media-src 'self' blob:",
      "manifest-src 'self'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types angular angular#bundler',
      `style-src 'self' 'nonce-${nonce}'`,
    ]);
    expect(res.get('Permissions-Policy')).toBe(
      'microphone=(self), autoplay=(self), publickey-credentials-get=(self), ' +
        'publickey-credentials-create=(self), camera=(), display-capture=(), geolocation=()',
    );
  });

  it('has another nonce each time', async () => {
    const first = await get('/');
    expect((await get('/')).text).not.toBe(first.text);
  });

  it.each([
    '/api/x',
    '/auth',
    '/webhooks/x',
    '/health',
    '/emulator/x',
    '/x.js',
    '/.env',
    '/main.js.map',
    '/.git/config',
    '/home/.ssh',
    '/home/x.y',
    '/login.php',
    '/.well-known/security.txt',
  ])('is not served at %s', async (path) => {
    const res = await get(path).expect(404);
    expect(res.body).toMatchObject({ code: 'not-found' });
  });

  it.each(['/..%2f..%2fetc%2fpasswd', '/main-ABCDEF12.js%00', '/index.html'])(
    'is all there is: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it.each(['../', '..%2f', '%2e%2e/', '..%5c', '%252e%252e%252f', '....//', '.%00./', '..;/'])(
    'gives no file from outside of it: %s',
    async (up) => {
      for (const file of ['etc/passwd', 'package.json', '.env', 'contacts.json', '.git/config']) {
        for (const path of [`/${up.repeat(4)}${file}`, `/main-ABCDEF12.js/${up}${up}${file}`]) {
          const res = await get(path);
          if (res.status === 200) expect(res.text).toContain('<app-root');
          else expect([400, 404]).toContain(res.status);
        }
      }
    },
  );

  it('leads nowhere else, whatever the address', async () => {
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      '/%5cevil.example',
      '//evil.example/..',
    ]) {
      expect((await get(path)).get('Location')).toBeUndefined();
    }
  });
});

describe('a file of the client', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
  ])('for a browser that takes "%s" is compressed as %s', async (accepted, encoding) => {
    const res = await get('/main-ABCDEF12.js', { 'Accept-Encoding': accepted }).expect(200);
    expect(res.text).toBe('plain');
    expect(res.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(res.get('Content-Encoding')).toBe(encoding);
    expect(res.get('Vary')).toBe('Accept-Encoding');
  });

  it('may be kept for a year, and is not sent twice', async () => {
    const res = await get('/main-ABCDEF12.js', { 'Accept-Encoding': 'identity' });
    expect(res.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    await get('/main-ABCDEF12.js', { 'If-None-Match': res.get('ETag') ?? '' }).expect(304);
  });
});
