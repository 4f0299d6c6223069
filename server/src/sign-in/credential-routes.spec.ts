import { createBrowser, type Browser } from '../testing/browser.ts';
import { createSoftPasskey } from '../testing/soft-passkey.ts';
import { createTestApp, passphraseOf } from '../testing/test-app.ts';

const live = () => createTestApp({ mode: 'live' });

async function add(browser: Browser, passkey = createSoftPasskey(), label = ' My phone ') {
  const options = await browser.post('/api/passkeys/options');
  const response = passkey.register(options.body);
  return browser.post('/api/passkeys', { response, label });
}

describe('one’s own passkeys', () => {
  it('are added, listed and removed', async () => {
    const { enterLive, clock } = live();
    const browser = await enterLive('alice');
    const passkey = createSoftPasskey();
    expect((await add(browser, passkey)).status).toBe(204);
    await clock.advance(1);
    expect((await add(browser, createSoftPasskey(), '')).status).toBe(204);
    expect((await browser.get('/api/passkeys')).body).toEqual([
      { id: passkey.id, label: 'My phone', createdAt: clock.now() - 1, usedAt: null },
      expect.objectContaining({ label: 'Passkey' }),
    ]);
    expect((await browser.delete(`/api/passkeys/${passkey.id}`)).status).toBe(204);
    expect((await browser.get('/api/passkeys')).body).toHaveLength(1);
    const gone = await browser.delete(`/api/passkeys/${passkey.id}`);
    expect([gone.status, gone.body]).toMatchObject([404, { code: 'passkey-unknown' }]);
  });

  it('are nobody else’s to see or remove', async () => {
    const { enterLive } = live();
    const [alice, mary] = [await enterLive('alice'), await enterLive('mary')];
    const passkey = createSoftPasskey();
    await add(alice, passkey);
    expect((await mary.get('/api/passkeys')).body).toEqual([]);
    expect((await mary.delete(`/api/passkeys/${passkey.id}`)).status).toBe(404);
    const taken = await add(mary, passkey);
    expect([taken.status, taken.body]).toMatchObject([422, { code: 'passkey-refused' }]);
    expect((await alice.get('/api/passkeys')).body).toHaveLength(1);
  });

  it('are offered to the device, which knows then what it has already', async () => {
    const browser = await live().enterLive('alice');
    const passkey = createSoftPasskey();
    await add(browser, passkey);
    const { body } = await browser.post('/api/passkeys/options');
    expect(body).toMatchObject({ excludeCredentials: [{ id: passkey.id }] });
  });

  it('are for those who are signed in', async () => {
    const browser = createBrowser(live().app);
    expect((await browser.get('/api/passkeys')).status).toBe(401);
    expect((await browser.post('/api/passkeys', {})).status).toBe(401);
    expect((await browser.put('/api/passphrase', {})).status).toBe(401);
  });
});

describe('PUT /api/passphrase', () => {
  it('takes another, and the one before is worth nothing', async () => {
    const { app, enterLive } = live();
    const browser = await enterLive('alice');
    const passphrase = 'another violin over the river';
    expect((await browser.put('/api/passphrase', { passphrase })).status).toBe(204);
    const again = createBrowser(app);
    const before = { username: 'alice', passphrase: passphraseOf('alice') };
    expect((await again.post('/api/session', before)).status).toBe(401);
    expect((await again.post('/api/session', { ...before, passphrase })).status).toBe(200);
  });

  it('says what is wrong with it', async () => {
    const browser = await live().enterLive('alice');
    const res = await browser.put('/api/passphrase', { passphrase: 'alice hotline 2026' });
    expect([res.status, res.body]).toMatchObject([
      ...[
        422,
        { code: 'passphrase-refused', message: expect.stringMatching(/your name/) as string },
      ],
    ]);
  });
});
