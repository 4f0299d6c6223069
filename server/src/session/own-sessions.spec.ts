import { randomBytes } from 'node:crypto';
import supertest from 'supertest';
import { createBrowser } from '../testing/browser.ts';
import { createTestApp, dialled, passphraseOf } from '../testing/test-app.ts';
import { createUserRegister } from '../users/user-register.ts';

const live = () => createTestApp({ mode: 'live' });

interface Listed {
  readonly id: string;
  readonly current: boolean;
}

/** Alice in two browsers. */
async function twice() {
  const test = live();
  const first = await test.enterLive('alice');
  await test.clock.advance(60_000);
  const second = createBrowser(test.app);
  await second.post('/api/session', { username: 'alice', passphrase: passphraseOf('alice') });
  const listed = (await second.get('/api/sessions')).body as Listed[];
  return { ...test, first, second, listed };
}

describe('one’s own sessions', () => {
  it('are listed, the newest first, and say which one asks', async () => {
    const { clock, listed, enterLive } = await twice();
    await enterLive('mary');
    const at = clock.now();
    expect(listed).toEqual([
      { id: listed[0]!.id, current: true, createdAt: at, seenAt: at, agent: '' },
      { id: listed[1]!.id, current: false, createdAt: at - 60_000, seenAt: at - 60_000, agent: '' },
    ]);
  });

  it('are ended one by one', async () => {
    const { first, second, listed } = await twice();
    expect((await second.delete(`/api/sessions/${listed[1]!.id}`)).status).toBe(204);
    expect((await first.get('/api/session')).status).toBe(401);
    expect((await second.get('/api/session')).status).toBe(200);
    const gone = await second.delete(`/api/sessions/${listed[1]!.id}`);
    expect([gone.status, gone.body]).toMatchObject([404, { code: 'session-unknown' }]);
  });

  it('are ended all but the one that asks', async () => {
    const { first, second } = await twice();
    expect((await second.delete('/api/sessions')).status).toBe(204);
    expect((await first.get('/api/session')).status).toBe(401);
    expect((await second.get('/api/sessions')).body).toHaveLength(1);
  });

  it('are nobody else’s to end', async () => {
    const { first, listed, enterLive } = await twice();
    const mary = await enterLive('mary');
    expect((await mary.delete(`/api/sessions/${listed[1]!.id}`)).status).toBe(404);
    expect((await mary.delete('/api/sessions')).status).toBe(204);
    expect((await first.get('/api/session')).status).toBe(200);
  });

  it('take back, when they end, the calls that nobody has connected yet', async () => {
    const { first, second, store } = await twice();
    const { id } = (await first.post('/api/calls', { contactId: 'bob' })).body as { id: string };
    await second.delete('/api/sessions');
    expect((await store.find(id))?.call).toMatchObject({ status: 'ended', reason: 'cancelled' });
  });

  it('leave a call alone that is connected', async () => {
    const { app, sign, first, second, store } = await twice();
    const { id } = (await first.post('/api/calls', { contactId: 'bob' })).body as { id: string };
    const text = JSON.stringify(dialled(id, 'alice'));
    await supertest(app)
      .post('/webhooks/answer')
      .set({ Host: 'hotline.example', Authorization: sign(text) })
      .type('application/json')
      .send(text)
      .expect(200);
    await second.delete('/api/sessions');
    expect((await store.find(id))?.letGoAt).toBeUndefined();
  });
});

describe('a user who is disabled', () => {
  it('is out everywhere and gets no token within five seconds, whichever server is asked', async () => {
    const one = live();
    const { store, clock } = one;
    const other = createTestApp({ mode: 'live', store, clock });
    const browser = await one.enterLive('alice');
    const elsewhere = createBrowser(other.app);
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.get('/auth/alice')).status).toBe(200);
    await createUserRegister({ store, clock, random: randomBytes }).disable('alice');
    await clock.advance(5000);
    for (const each of [browser, elsewhere]) {
      expect((await each.get('/auth/alice')).status).toBe(401);
      expect((await each.post('/api/calls', { contactId: 'bob' })).status).toBe(401);
    }
  });

  it('stays out with the sessions of before when added again', async () => {
    const { store, clock, enterLive } = live();
    const browser = await enterLive('alice');
    const register = createUserRegister({ store, clock, random: randomBytes });
    await register.disable('alice');
    await clock.advance(5000);
    await register.add('alice', true);
    expect((await browser.get('/api/session')).status).toBe(401);
  });
});
