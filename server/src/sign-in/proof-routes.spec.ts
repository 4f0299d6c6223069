import { createBrowser, type Browser } from '../testing/browser.ts';
import { createSoftPasskey } from '../testing/soft-passkey.ts';
import { createTestApp, passphraseOf } from '../testing/test-app.ts';

const live = () => createTestApp({ mode: 'live' });
const passphrase = 'another violin over the river';

/** Alice, whose proof is not fresh any more. */
async function stale() {
  const test = live();
  const browser = await test.enterLive('alice');
  await test.clock.advance(5 * 60_000);
  return { ...test, browser };
}

async function add(browser: Browser) {
  const options = await browser.post('/api/passkeys/options');
  const passkey = createSoftPasskey();
  const response = passkey.register(options.body);
  return { passkey, res: await browser.post('/api/passkeys', { response, label: 'Key' }) };
}

describe('what a session alone may not do', () => {
  it.each([
    ['post', '/api/passkeys/options'],
    ['post', '/api/passkeys'],
    ['put', '/api/passphrase'],
    ['delete', '/api/passkeys/x'],
  ] as const)(
    'is %s %s, unless its user has proved in five minutes who it is',
    async (how, path) => {
      const { browser } = await stale();
      const res = await browser[how](path, {});
      expect([res.status, res.body]).toMatchObject([403, { code: 'proof-needed' }]);
      const proof = await browser.post('/api/proof', { passphrase: passphraseOf('alice') });
      expect(proof.status).toBe(204);
      expect((await browser[how](path, {})).status).not.toBe(403);
    },
  );

  it('is proved for five minutes, by sign-in too', async () => {
    const { clock, enterLive } = live();
    const browser = await enterLive('alice');
    await clock.advance(5 * 60_000 - 1);
    expect((await browser.put('/api/passphrase', { passphrase })).status).toBe(204);
    await clock.advance(1);
    expect((await browser.put('/api/passphrase', { passphrase })).status).toBe(403);
  });

  it('is proved at one server for all', async () => {
    const one = live();
    const browser = await one.enterLive('alice');
    const { store, clock } = one;
    const other = createBrowser(createTestApp({ ...one, mode: 'live', store, clock }).app);
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    await clock.advance(5 * 60_000);
    expect((await other.put('/api/passphrase', { passphrase })).status).toBe(403);
    await browser.post('/api/proof', { passphrase: passphraseOf('alice') });
    expect((await other.put('/api/passphrase', { passphrase })).status).toBe(204);
  });
});

describe('POST /api/proof', () => {
  it('refuses a wrong passphrase, five times and then any', async () => {
    const { browser } = await stale();
    for (let n = 0; n < 5; n += 1) {
      const res = await browser.post('/api/proof', { passphrase });
      expect([res.status, res.body]).toMatchObject([401, { code: 'sign-in-failed' }]);
    }
    const right = await browser.post('/api/proof', { passphrase: passphraseOf('alice') });
    expect([right.status, right.body]).toMatchObject([429, { code: 'too-many-attempts' }]);
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  it('is for those who are signed in', async () => {
    const browser = createBrowser(live().app);
    expect((await browser.post('/api/proof', { passphrase })).status).toBe(401);
    expect((await browser.post('/api/proof/passkey/options')).status).toBe(401);
    expect((await browser.post('/api/proof/passkey', {})).status).toBe(401);
  });
});

describe('POST /api/proof/passkey', () => {
  it('proves by one’s own passkey, and by no other', async () => {
    const { browser, clock, enterLive } = await stale();
    await browser.post('/api/proof', { passphrase: passphraseOf('alice') });
    const { passkey, res } = await add(browser);
    expect(res.status).toBe(204);
    const mary = await enterLive('mary');
    const { passkey: marys } = await add(mary);
    await clock.advance(5 * 60_000);

    const ask = async () => (await browser.post('/api/proof/passkey/options')).body;
    expect(await ask()).toMatchObject({ allowCredentials: [{ id: passkey.id }] });
    const others = await browser.post('/api/proof/passkey', {
      response: marys.answer(await ask()),
    });
    expect([others.status, others.body]).toMatchObject([401, { code: 'sign-in-failed' }]);
    expect((await browser.post('/api/passkeys/options')).status).toBe(403);
    const response = passkey.answer(await ask());
    expect((await browser.post('/api/proof/passkey', { response })).status).toBe(204);
    expect((await browser.post('/api/passkeys/options')).status).toBe(200);
  });

  it('takes no answer to another question', async () => {
    const { browser, enterLive } = await stale();
    await browser.post('/api/proof', { passphrase: passphraseOf('alice') });
    const { passkey } = await add(browser);
    const mary = await enterLive('mary');
    for (const options of [
      await browser.post('/api/session/passkey/options'),
      await mary.post('/api/proof/passkey/options'),
    ]) {
      const response = passkey.answer(options.body);
      expect((await browser.post('/api/proof/passkey', { response })).status).toBe(401);
    }
  });
});
