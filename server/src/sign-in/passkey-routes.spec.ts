import { generateKeyPairSync } from 'node:crypto';
import { createBrowser, type Browser } from '../testing/browser.ts';
import { createSoftPasskey, type SoftPasskey, type Spoiling } from '../testing/soft-passkey.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const live = () => createTestApp({ mode: 'live' });
const failed = { code: 'sign-in-failed' };

interface Question {
  readonly challenge: string;
}

async function withPasskey({ app, setupLink }: TestApp, user = 'alice'): Promise<SoftPasskey> {
  const browser = createBrowser(app);
  const token = await setupLink(user);
  const { body } = await browser.post('/api/setup/passkey/options', { token });
  const passkey = createSoftPasskey();
  const made = { token, response: passkey.register(body), label: 'Phone' };
  expect((await browser.post('/api/setup/passkey', made)).status).toBe(200);
  return passkey;
}

async function question(browser: Browser): Promise<Question> {
  return (await browser.post('/api/session/passkey/options')).body as Question;
}

async function signIn(browser: Browser, passkey: SoftPasskey, spoiling: Spoiling = {}) {
  const response = passkey.answer(await question(browser), spoiling);
  return browser.post('/api/session/passkey', { response });
}

describe('POST /api/session/passkey', () => {
  it('signs in with a passkey alone', async () => {
    const test = live();
    const passkey = await withPasskey(test);
    const browser = createBrowser(test.app);
    const { body: options } = await browser.post('/api/session/passkey/options');
    expect(options).toMatchObject({ rpId: 'hotline.example', userVerification: 'required' });
    expect(options).not.toHaveProperty('allowCredentials');
    expect(Buffer.from((options as Question).challenge, 'base64url')).toHaveLength(32);
    const res = await browser.post('/api/session/passkey', { response: passkey.answer(options) });
    expect([res.status, res.body]).toEqual([200, { username: 'alice', admin: false }]);
    expect((await browser.get('/api/session')).status).toBe(200);
    expect((await browser.get('/api/passkeys')).body).toMatchObject([
      { label: 'Phone', usedAt: test.clock.now() },
    ]);
  });

  it.each<[string, Spoiling]>([
    ['for another site', { origin: 'https://evil.example' }],
    ['for this site without https', { origin: 'http://hotline.example' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['by nobody who proved to be there', { unverified: true }],
    ['by another device', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
    ['for another user', { userHandle: 'BBBB' }],
  ])('refuses an answer %s', async (_what, spoiling) => {
    const test = live();
    const passkey = await withPasskey(test);
    const res = await signIn(createBrowser(test.app), passkey, spoiling);
    expect([res.status, res.body]).toMatchObject([401, failed]);
    expect(res.get('Set-Cookie')).toBeUndefined();
  });

  it('takes an answer once', async () => {
    const test = live();
    const passkey = await withPasskey(test);
    const browser = createBrowser(test.app);
    const response = passkey.answer(await question(browser));
    expect((await browser.post('/api/session/passkey', { response })).status).toBe(200);
    expect((await browser.post('/api/session/passkey', { response })).status).toBe(401);
  });

  it('takes an answer for five minutes', async () => {
    const test = live();
    const passkey = await withPasskey(test);
    const browser = createBrowser(test.app);
    const response = passkey.answer(await question(browser));
    await test.clock.advance(5 * 60_000);
    expect((await browser.post('/api/session/passkey', { response })).status).toBe(401);
  });

  it('refuses a question that was never asked, and an unknown passkey', async () => {
    const test = live();
    const passkey = await withPasskey(test);
    const browser = createBrowser(test.app);
    const response = passkey.answer({ challenge: 'made-up' });
    expect((await browser.post('/api/session/passkey', { response })).status).toBe(401);
    expect((await signIn(browser, createSoftPasskey())).status).toBe(401);
  });

  it('refuses a passkey whose count goes back: somebody may have a copy', async () => {
    const test = live();
    const passkey = await withPasskey(test);
    const browser = createBrowser(test.app);
    expect((await signIn(browser, passkey, { counter: 9 })).status).toBe(200);
    expect((await signIn(browser, passkey, { counter: 8 })).status).toBe(401);
    expect((await signIn(browser, passkey, { counter: 10 })).status).toBe(200);
  });

  it('notes failures, no more than ten a minute', async () => {
    const { app, store } = live();
    const browser = createBrowser(app);
    const response = createSoftPasskey().answer({ challenge: 'made-up' });
    for (let n = 0; n < 15; n += 1) await browser.post('/api/session/passkey', { response });
    const rows = await store.rows(`SELECT details FROM audit WHERE kind = 'sign-in-failed'`);
    expect(rows).toEqual(Array.from({ length: 10 }, () => ({ details: '{"by":"passkey"}' })));
  });

  it('asks one address no more than a hundred questions in five minutes', async () => {
    const { app, clock } = live();
    const browser = createBrowser(app);
    for (let n = 0; n < 100; n += 1) await question(browser);
    const res = await browser.post('/api/session/passkey/options');
    expect([res.status, res.body]).toMatchObject([429, { code: 'too-many-attempts' }]);
    expect(res.get('Retry-After')).toBe('300');
    await clock.advance(300_000);
    expect((await browser.post('/api/session/passkey/options')).status).toBe(200);
  });
});
