import jsonwebtoken, { type JwtPayload } from 'jsonwebtoken';
import supertest from 'supertest';
import { createTestApp, keys } from '../testing/test-app.ts';
import { matching } from '../testing/matching.ts';

const permitted = ['sessions', 'users', 'conversations', 'media', 'knocking', 'legs', 'rtc'];

describe('GET /auth/:user', () => {
  it('gives the signed-in user a token of ten minutes with the least rights', async () => {
    const { signIn, clock } = createTestApp();
    const res = await (await signIn('john')).get('/auth/john').expect(200);
    expect(res.get('Cache-Control')).toBe('no-store');
    const clockTimestamp = clock.now() / 1000;
    const options = { algorithms: ['RS256' as const], clockTimestamp };
    const token = jsonwebtoken.verify(res.body as string, keys.publicKey, options) as JwtPayload;
    expect(token).toEqual({
      application_id: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
      sub: 'john',
      jti: matching(/^[0-9a-f]{32}$/),
      iat: clockTimestamp,
      exp: clockTimestamp + 600,
      acl: { paths: Object.fromEntries(permitted.map((path) => [`/*/${path}/**`, {}])) },
    });
  });

  it('never gives the same token twice', async () => {
    const john = await createTestApp().signIn('john');
    const first = await john.get('/auth/john');
    expect((await john.get('/auth/john')).body).not.toBe(first.body);
  });

  it('refuses whoever is not signed in', async () => {
    const res = await supertest(createTestApp().app).get('/auth/john');
    expect(res.status).toBe(401);
    expect(res.body).toMatchObject({ code: 'not-signed-in' });
  });

  it('has the same words for another user and for an unknown one', async () => {
    const john = await createTestApp().signIn('john');
    const another = await john.get('/auth/mary').expect(404);
    const unknown = await john.get('/auth/nobody').expect(404);
    expect(another.body).toMatchObject({ code: 'user-unknown' });
    expect(unknown.body).toEqual(another.body);
  });

  it.each(['cross-site', 'same-site'])('refuses a read from a %s page', async (site) => {
    const john = await createTestApp().signIn('john');
    const res = await john.get('/auth/john').set('Sec-Fetch-Site', site);
    expect(res.status).toBe(403);
    expect(res.body).toMatchObject({ code: 'cross-site' });
  });
});
