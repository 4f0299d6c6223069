import { randomBytes } from 'node:crypto';
import { createBrowser } from '../testing/browser.ts';
import { createTestApp, passphraseOf } from '../testing/test-app.ts';
import { createUserRegister } from '../users/user-register.ts';

const live = () => createTestApp({ mode: 'live' });
const alice = { username: 'alice', passphrase: passphraseOf('alice') };
const wrong = { ...alice, passphrase: 'not the right passphrase' };

describe('GET /api/welcome', () => {
  it('tells anybody how to sign in', async () => {
    const res = await createBrowser(live().app).get('/api/welcome');
    expect(res.body).toEqual({ mode: 'live', signIn: ['passkey', 'passphrase'] });
  });
});

describe('POST /api/session, live', () => {
  it('signs in by user name and passphrase', async () => {
    const { app, enterLive } = live();
    await enterLive('alice');
    const browser = createBrowser(app);
    const res = await browser.post('/api/session', alice);
    expect([res.status, res.body]).toEqual([200, { username: 'alice', admin: false }]);
    expect((await browser.get('/api/session')).body).toMatchObject({ username: 'alice' });
  });

  it('has one text, and one cost, for everything that is wrong', async () => {
    const { app, hashed, enterLive, setupLink } = live();
    await enterLive('alice');
    await setupLink('new');
    const bodies: unknown[] = [];
    for (const username of ['alice', 'new', 'nobody', 'john', '__proto__']) {
      const before = hashed.length;
      const res = await createBrowser(app).post('/api/session', { ...wrong, username });
      expect(res.status).toBe(401);
      expect(hashed).toHaveLength(before + 1);
      bodies.push(res.body);
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('lets nobody in by name alone', async () => {
    const { app, enterLive } = live();
    await enterLive('alice');
    const res = await createBrowser(app).post('/api/session', { username: 'alice' });
    expect(res.status).toBe(400);
  });

  it('lets no disabled user in', async () => {
    const { app, store, clock, enterLive } = live();
    await enterLive('alice');
    await createUserRegister({ store, clock, random: randomBytes }).disable('alice');
    await clock.advance(5000);
    expect((await createBrowser(app).post('/api/session', alice)).status).toBe(401);
  });

  it('takes the same letters from another keyboard', async () => {
    const { app, setupLink } = live();
    const token = await setupLink('alice');
    const composed = 'caf\u00e9 beside the r\u00edver bank';
    await createBrowser(app).post('/api/setup/passphrase', { token, passphrase: composed });
    const passphrase = composed.normalize('NFD');
    const res = await createBrowser(app).post('/api/session', { ...alice, passphrase });
    expect(res.status).toBe(200);
  });

  it('notes who came in and who did not, and no word that was typed', async () => {
    const { app, store, enterLive } = live();
    await enterLive('alice');
    await createBrowser(app).post('/api/session', wrong);
    await createBrowser(app).post('/api/session', { username: 'my secret words', passphrase: 'x' });
    const rows = await store.rows(`SELECT username, kind, details FROM audit ORDER BY seq DESC`);
    expect(rows.slice(0, 3)).toMatchObject([
      { username: '', kind: 'sign-in-failed', details: '{"by":"passphrase"}' },
      { username: 'alice', kind: 'sign-in-failed' },
      { username: 'alice', kind: 'signed-in', details: '{"by":"setup-link"}' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('secret');
  });
});
