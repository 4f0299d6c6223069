import { createBrowser } from '../testing/browser.ts';
import { matching } from '../testing/matching.ts';
import { createSoftPasskey } from '../testing/soft-passkey.ts';
import { createTestApp, passphraseOf } from '../testing/test-app.ts';
import { createUserRegister } from '../users/user-register.ts';
import { randomBytes } from 'node:crypto';

const live = () => createTestApp({ mode: 'live' });
const gone = { code: 'link-not-valid' };

describe('a setup link', () => {
  it('tells whose it is, as often as it is looked at', async () => {
    const { app, setupLink } = live();
    const token = await setupLink('alice');
    expect(token).toMatch(/^[\w-]{22}$/);
    for (let look = 0; look < 2; look += 1) {
      const res = await createBrowser(app).post('/api/setup', { token });
      expect([res.status, res.body]).toEqual([200, { username: 'alice' }]);
    }
  });

  it('lets its user choose a passphrase once, and signs in', async () => {
    const { app, setupLink } = live();
    const browser = createBrowser(app);
    const body = { token: await setupLink('alice'), passphrase: passphraseOf('alice') };
    const res = await browser.post('/api/setup/passphrase', body);
    expect([res.status, res.body]).toEqual([200, { username: 'alice', admin: false }]);
    expect(res.get('Set-Cookie')).toEqual([
      matching(
        /^__Host-hotline-device=[\w-]{43}; Max-Age=34560000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
      ),
      matching(/^__Host-hotline=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
    expect((await browser.get('/api/session')).body).toEqual({ username: 'alice', admin: false });
    const again = await createBrowser(app).post('/api/setup/passphrase', body);
    expect([again.status, again.body]).toMatchObject([410, gone]);
  });

  it('lets its user add a passkey once, and signs in', async () => {
    const { app, setupLink } = live();
    const browser = createBrowser(app);
    const token = await setupLink('alice');
    const options = await browser.post('/api/setup/passkey/options', { token });
    expect(options.body).toMatchObject({
      rp: { id: 'hotline.example', name: 'Hotline' },
      user: { name: 'alice' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const passkey = createSoftPasskey();
    const body = { token, response: passkey.register(options.body), label: 'Laptop' };
    expect((await browser.post('/api/setup/passkey', body)).status).toBe(200);
    expect((await browser.get('/api/passkeys')).body).toMatchObject([
      { id: passkey.id, label: 'Laptop', usedAt: null },
    ]);
    const again = await browser.post('/api/setup/passkey', body);
    expect([again.status, again.body]).toMatchObject([410, gone]);
  });

  it.each(['/api/setup', '/api/setup/passkey/options'])(
    'is refused by %s in the same words when it is unknown, used, expired or replaced',
    async (path) => {
      const { app, clock, setupLink } = live();
      const browser = createBrowser(app);
      const used = await setupLink('alice');
      await browser.post('/api/setup/passphrase', {
        token: used,
        passphrase: passphraseOf('alice'),
      });
      const replaced = await setupLink('alice');
      const expired = await setupLink('alice');
      await clock.advance(15 * 60_000);
      for (const token of ['unknown', used, replaced, expired, '\u0000', '__proto__']) {
        const res = await browser.post(path, { token });
        expect([res.status, res.body]).toMatchObject([410, gone]);
      }
    },
  );

  it('lasts for fifteen minutes', async () => {
    const { app, clock, setupLink } = live();
    const token = await setupLink('alice');
    await clock.advance(15 * 60_000 - 1);
    expect((await createBrowser(app).post('/api/setup', { token })).status).toBe(200);
  });

  it('is void when its user is disabled', async () => {
    const { app, store, clock, setupLink } = live();
    const token = await setupLink('alice');
    await createUserRegister({ store, clock, random: randomBytes }).disable('alice');
    expect((await createBrowser(app).post('/api/setup', { token })).status).toBe(410);
  });

  it('is not used up by a passphrase that is refused, and says why', async () => {
    const { app, setupLink } = live();
    const browser = createBrowser(app);
    const token = await setupLink('alice');
    const refused = await browser.post('/api/setup/passphrase', { token, passphrase: 'too short' });
    expect(refused.status).toBe(422);
    expect(refused.body).toEqual({
      code: 'passphrase-refused',
      message: 'It has 9 characters; it needs 15 or more.',
    });
    expect((await browser.post('/api/setup', { token })).status).toBe(200);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['nobody who proved to be there', { unverified: true }],
  ])('takes no passkey made for %s, and is not used up by it', async (_whom, spoiling) => {
    const { app, setupLink } = live();
    const browser = createBrowser(app);
    const token = await setupLink('alice');
    const { body } = await browser.post('/api/setup/passkey/options', { token });
    const response = createSoftPasskey().register(body, spoiling);
    const res = await browser.post('/api/setup/passkey', { token, response, label: '' });
    expect([res.status, res.body]).toMatchObject([422, { code: 'passkey-refused' }]);
    expect((await browser.post('/api/setup', { token })).status).toBe(200);
  });

  it('takes no passkey made for another user’s question', async () => {
    const { app, setupLink } = live();
    const browser = createBrowser(app);
    const [token, bobs] = [await setupLink('alice'), await setupLink('bob')];
    const { body } = await browser.post('/api/setup/passkey/options', { token: bobs });
    const response = createSoftPasskey().register(body);
    const res = await browser.post('/api/setup/passkey', { token, response, label: '' });
    expect(res.status).toBe(422);
  });

  it('keeps no token and no passphrase', async () => {
    const { store, setupLink, enterLive } = live();
    const token = await setupLink('bob');
    await enterLive('alice');
    const tables = ['users', 'setup_links', 'sessions', 'devices', 'audit'];
    const kept = await Promise.all(tables.map((table) => store.rows(`SELECT * FROM ${table}`)));
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify(kept)).not.toContain(passphraseOf('alice'));
  });
});

describe('a demo', () => {
  it.each(['/api/setup', '/api/setup/passphrase', '/api/session/passkey/options', '/api/proof'])(
    'has no %s',
    async (path) => {
      const agent = await createTestApp().signIn('john');
      await agent.post(path).send({}).expect(404);
    },
  );
});
