import { generateKeyPairSync } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { application, createTestPlatform, keys } from '../testing/test-platform.ts';
import { checkToken } from './user-token.ts';
import type { TokenCheck } from './user-token.ts';

const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

function setUp(users?: readonly string[]) {
  const { platform, clock } = createTestPlatform();
  if (users) platform.applications.add({ ...application, users });
  const now = Math.floor(clock.now() / 1000);
  const claims = {
    application_id: application.id,
    sub: 'john',
    iat: now,
    exp: now + 600,
    acl: { paths: { '/*/legs/**': {} } },
  };
  const check = (token: string): TokenCheck =>
    checkToken(token, { applications: platform.applications, users: platform.users, clock });
  const sign = (more: object = {}, key = keys.privateKey): string =>
    jsonwebtoken.sign(defined({ ...claims, ...more }), key, { algorithm: 'RS256' });
  return { check, sign, now, clock };
}

const code = (check: TokenCheck): string | undefined => (check.ok ? undefined : check.code);

it('tells whose token it is, until when, and what it may', () => {
  const { check, sign, now } = setUp();
  expect(check(sign())).toMatchObject({
    ok: true,
    identity: { user: { name: 'john' }, expiresAt: (now + 600) * 1000, paths: ['/*/legs/**'] },
  });
});

it('gives a token without an end a quarter of an hour', () => {
  const { check, sign, now } = setUp();
  expect(check(sign({ exp: undefined }))).toMatchObject({
    identity: { expiresAt: (now + 900) * 1000 },
  });
});

it.each([
  ['of another key', (setting: ReturnType<typeof setUp>) => setting.sign({}, foreign.privateKey)],
  ['of an unknown application', ({ sign }) => sign({ application_id: 'other' })],
  ['without a subject', ({ sign }) => sign({ sub: undefined })],
  ['without an ACL', ({ sign }) => sign({ acl: undefined })],
  ['that lasts longer than a day', ({ sign, now }) => sign({ exp: now + 86_401 })],
  ['from the future', ({ sign, now }) => sign({ iat: now + 61 })],
  ['that is none', () => 'x.y.z'],
  ['that is empty', () => ''],
  [
    'whose claims are not JSON',
    () => `${encoded('{"alg":"RS256","typ":"JWT"}')}.${encoded('x')}.eA`,
  ],
  ['signed with the public key as a secret', ({ sign }) => forged(sign())],
  ['without a signature', ({ sign }) => `${sign().split('.').slice(0, 2).join('.')}.`],
] as [string, (setting: ReturnType<typeof setUp>) => string][])('refuses a token %s', (_, make) => {
  const setting = setUp();
  expect(code(setting.check(make(setting)))).toBe('system:error:invalid-token');
});

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

function forged(token: string): string {
  const secret = keys.publicKey.export({ type: 'spki', format: 'pem' });
  const claims = jsonwebtoken.decode(token, { json: true })!;
  return jsonwebtoken.sign(claims, secret, { algorithm: 'HS256' });
}

it('tells that a token has expired, by its own clock', async () => {
  const { check, sign, clock } = setUp();
  const token = sign();
  await clock.advance(599_999);
  expect(check(token).ok).toBe(true);
  await clock.advance(1);
  expect(code(check(token))).toBe('system:error:expired-token');
});

it('tells that a user is unknown where there is a list of users', () => {
  const { check, sign } = setUp(['ann']);
  expect(code(check(sign()))).toBe('user:error:not-found');
  expect(check(sign({ sub: 'ann' })).ok).toBe(true);
});

/** Without the claims that are undefined. */
function defined(claims: object): object {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
