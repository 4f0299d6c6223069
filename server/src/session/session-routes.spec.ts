import supertest from 'supertest';
import { alice } from '../testing/fake-contact-book.ts';
import { createTestApp } from '../testing/test-app.ts';

const username = { username: 'john' };

describe('POST /api/session', () => {
  it('signs a known user in with a cookie that scripts and other sites cannot use', async () => {
    const { app } = createTestApp();
    const res = await supertest(app)
      .post('/api/session')
      .send(username)
      .expect(200, { ...username, admin: true });
    expect(res.get('Set-Cookie')).toEqual([
      expect.stringMatching(/^hotline-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(res.get('Cache-Control')).toBe('no-store');
  });

  it('knows every name in the users of a contact', async () => {
    const { app } = createTestApp();
    await supertest(app).post('/api/session').send({ username: 'mary' }).expect(200);
  });

  it.each(['nobody', 'John', 'bob', '__proto__'])('refuses %j', async (name) => {
    const { app } = createTestApp();
    const res = await supertest(app).post('/api/session').send({ username: name });
    expect(res.status).toBe(401);
    expect(res.body).toEqual({ code: 'username-invalid', message: 'Username invalid' });
    expect(res.get('Set-Cookie')).toBeUndefined();
  });

  it('gives another secret at each sign-in and ends the session before', async () => {
    const { app } = createTestApp();
    const agent = supertest.agent(app);
    const first = (await agent.post('/api/session').send(username)).get('Set-Cookie')?.[0] ?? '';
    const second = (await agent.post('/api/session').send(username)).get('Set-Cookie')?.[0];
    expect(second).not.toBe(first);
    await supertest(app)
      .get('/api/session')
      .set('Cookie', first.split(';')[0] ?? '')
      .expect(401);
  });
});

describe('GET /api/session', () => {
  it('says who is signed in', async () => {
    const john = await createTestApp().signIn('john');
    await john.get('/api/session').expect(200, { ...username, admin: true });
  });

  it.each(['', 'hotline-session=', 'hotline-session=guess', 'other=1; hotline-session', '=;;='])(
    'refuses the cookie %j',
    async (cookie) => {
      const { app } = createTestApp();
      const res = await supertest(app).get('/api/session').set('Cookie', cookie);
      expect(res.status).toBe(401);
      expect(res.body).toMatchObject({ code: 'not-signed-in' });
    },
  );

  it('finds the cookie among others', async () => {
    const { app } = createTestApp();
    const signIn = await supertest(app).post('/api/session').send(username);
    const cookie = signIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    await supertest(app).get('/api/session').set('Cookie', `a=1; ${cookie}; b=2`).expect(200);
  });

  it('ends after an hour without use', async () => {
    const { signIn, clock } = createTestApp();
    const john = await signIn('john');
    await clock.advance(3_600_000 - 1);
    await john.get('/api/session').expect(200);
    await clock.advance(3_600_000);
    await john.get('/api/session').expect(401);
  });

  it('ends after twelve hours in any case', async () => {
    const { signIn, clock } = createTestApp();
    const john = await signIn('john');
    for (let hour = 0; hour < 13; hour += 1) {
      await john.get('/api/session').expect(200);
      await clock.advance(3_600_000 - 300_000);
    }
    await clock.advance(5 * 60_000 - 1);
    await john.get('/api/session').expect(200);
    await clock.advance(1);
    await john.get('/api/session').expect(401);
  });

  it('ends when the user is taken out of the contacts', async () => {
    const { signIn, contacts } = createTestApp();
    const mary = await signIn('mary');
    contacts.rewrite([{ ...alice, users: ['john'] }]);
    await mary.get('/api/session').expect(401);
  });
});

describe('DELETE /api/session', () => {
  it('signs out for good', async () => {
    const { app } = createTestApp();
    const signIn = await supertest(app).post('/api/session').send(username);
    const cookie = signIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    const out = await supertest(app).delete('/api/session').set('Cookie', cookie).expect(204);
    expect(out.get('Set-Cookie')?.[0]).toMatch(/^hotline-session=; .*Expires=Thu, 01 Jan 1970/);
    await supertest(app).get('/api/session').set('Cookie', cookie).expect(401);
  });

  it('is for those who are signed in', async () => {
    await supertest(createTestApp().app).delete('/api/session').expect(401);
  });
});
