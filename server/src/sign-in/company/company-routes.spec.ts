import { randomBytes } from 'node:crypto';
import { createBrowser, type Browser } from '../../testing/browser.ts';
import { startFakeCompany, type FakeCompany, type Faults } from '../../testing/fake-company.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { createUserRegister } from '../../users/user-register.ts';

let company: FakeCompany;

beforeEach(async () => {
  company = await startFakeCompany();
});

afterEach(async () => {
  await company.close();
});

const live = () => createTestApp({ mode: 'live', company: company.settings, fetch: company.fetch });
const pathOf = ({ pathname, search }: URL) => `${pathname}${search}`;

/** Presses "Sign in with …" and does so; the way back that the browser is sent. */
async function leave(browser: Browser): Promise<URL> {
  const res = await browser.get('/auth/company');
  expect(res.status).toBe(303);
  return company.signIn(res.get('Location') ?? '');
}

/** Where somebody lands who goes there and back. */
async function land(browser: Browser, back: URL): Promise<string | undefined> {
  const res = await browser.get(pathOf(back));
  expect(res.status).toBe(303);
  return res.get('Location');
}

const goThere = async (browser: Browser) => land(browser, await leave(browser));

async function connect(browser: Browser): Promise<string | undefined> {
  const res = await browser.post('/api/company');
  expect(res.status).toBe(200);
  return land(browser, company.signIn((res.body as { location: string }).location));
}

/** Alice has connected herself, and another browser stands before the login page. */
async function connected() {
  const test = live();
  const alice = await test.enterLive('alice');
  expect(await connect(alice)).toBe('/account');
  return { ...test, alice, browser: createBrowser(test.app) };
}

async function audited({ store }: Pick<TestApp, 'store'>, kind: string): Promise<unknown[]> {
  const rows = await store.rows('SELECT username, details FROM audit WHERE kind = $1', kind);
  return rows.map(({ username, details }) => [username, JSON.parse(details as string) as unknown]);
}

const whoIs = async (browser: Browser) => (await browser.get('/api/session')).body;

describe('signing in at one’s company', () => {
  it('is offered with its label', async () => {
    const res = await createBrowser(live().app).get('/api/welcome');
    expect(res.body).toEqual({
      mode: 'live',
      signIn: ['passkey', 'passphrase', 'company'],
      company: { label: 'Acme' },
    });
  });

  it('leads to the provider with PKCE, a state, a nonce and nothing of the secret', async () => {
    const res = await createBrowser(live().app).get('/auth/company');
    const random = expect.stringMatching(/^[\w-]{43}$/) as unknown;
    const { origin, pathname, searchParams } = new URL(res.get('Location') ?? '');
    expect(origin + pathname).toBe('https://sign-in.company.example/realm/authorize');
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'hotline',
      scope: 'openid',
      redirect_uri: 'https://hotline.example/auth/company/return',
      code_challenge_method: 'S256',
      code_challenge: random,
      state: random,
      nonce: random,
    });
    expect(res.get('Set-Cookie')).toEqual([
      expect.stringMatching(
        /^__Host-hotline-company=[\w-]{43}; Max-Age=300; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    expect(res.get('Cache-Control')).toBe('no-store');
  });

  it('lets in whoever has connected it', async () => {
    const { browser, ...test } = await connected();
    expect(await goThere(browser)).toBe('/home');
    expect(await whoIs(browser)).toEqual({ username: 'alice', admin: false });
    expect([...browser.cookies.keys()]).toEqual(['__Host-hotline']);
    expect(await audited(test, 'signed-in')).toContainEqual(['alice', { by: 'company' }]);
  });

  it('starts by a link at another site too, and comes back by one', async () => {
    const { app } = await connected();
    const browser = createBrowser(app, undefined, { 'Sec-Fetch-Site': 'cross-site' });
    expect(await goThere(browser)).toBe('/home');
    expect((await browser.get('/auth/alice')).status).toBe(403);
  });

  it('refuses, with its own words, somebody whom nobody has connected', async () => {
    const { browser, ...test } = await connected();
    company.person.sub = 'somebody-else';
    expect(await goThere(browser)).toBe('/login?company=unknown');
    expect((await browser.get('/api/session')).status).toBe(401);
    expect(await audited(test, 'sign-in-failed')).toEqual([
      ['', { by: 'company', reason: 'nobody-connected' }],
    ]);
  });

  it.each<[string, Faults]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'https://sign-in.company.example/other' } }],
    ['the issuer with a slash', { claims: { iss: 'https://sign-in.company.example/realm/' } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['two audiences, and for another', { claims: { aud: ['hotline', 'b'], azp: 'b' } }],
    ['a time that is over', { claims: { exp: 1_700_000_000 } }],
    ['no end', { claims: { exp: undefined } }],
    ['nobody', { claims: { sub: undefined } }],
    ['another key', { key: 'strange' }],
  ])('refuses a token with %s', async (_, faults) => {
    const { browser, ...test } = await connected();
    company.faults.now = faults;
    expect(await goThere(browser)).toBe('/login?company=failed');
    expect((await browser.get('/api/session')).status).toBe(401);
    const reason = expect.stringMatching(/^OAUTH_/) as unknown;
    expect(await audited(test, 'sign-in-failed')).toEqual([['', { by: 'company', reason }]]);
  });

  it('refuses another state, and is not kept from the right one by it', async () => {
    const { browser } = await connected();
    const back = await leave(browser);
    const forged = new URL(back);
    forged.searchParams.set('state', 'made-up');
    expect(await land(browser, forged)).toBe('/login?company=failed');
    expect(await land(browser, back)).toBe('/home');
  });

  it('refuses a code for the second time', async () => {
    const { browser } = await connected();
    const back = await leave(browser);
    const attempt = browser.cookies.get('__Host-hotline-company') ?? '';
    expect(await land(browser, back)).toBe('/home');
    browser.cookies.clear();
    browser.cookies.set('__Host-hotline-company', attempt);
    const before = company.asked.length;
    expect(await land(browser, back)).toBe('/login?company=failed');
    expect(company.asked).toHaveLength(before);
  });

  it('lets one of many in who come back with the same code at once', async () => {
    const { browser } = await connected();
    const back = await leave(browser);
    const landed = await Promise.all(Array.from({ length: 20 }, () => land(browser, back)));
    expect(landed.filter((path) => path === '/home')).toHaveLength(1);
  });

  it('refuses what another browser has begun', async () => {
    const { browser, app } = await connected();
    const back = await leave(browser);
    const others = createBrowser(app);
    await leave(others);
    for (const stranger of [createBrowser(app), others]) {
      expect(await land(stranger, back)).toBe('/login?company=failed');
    }
    expect(await land(browser, back)).toBe('/home');
  });

  it('takes five minutes at most', async () => {
    const { browser, clock } = await connected();
    const late = await leave(browser);
    await clock.advance(5 * 60_000);
    expect(await land(browser, late)).toBe('/login?company=failed');
  });

  it('is refused where the provider says so', async () => {
    const { browser, ...test } = await connected();
    const back = await leave(browser);
    const state = back.searchParams.get('state') ?? '';
    back.search = String(new URLSearchParams({ state, error: 'access_denied' }));
    expect(await land(browser, back)).toBe('/login?company=failed');
    const details = { by: 'company', reason: 'access_denied' };
    expect(await audited(test, 'sign-in-failed')).toEqual([['', details]]);
  });

  it('is over for a disabled user, and also when that name is added again', async () => {
    const { browser, store, clock } = await connected();
    const register = createUserRegister({ store, clock, random: randomBytes });
    await register.disable('alice');
    await clock.advance(5000);
    expect(await goThere(browser)).toBe('/login?company=unknown');
    await register.add('alice', false);
    expect(await goThere(browser)).toBe('/login?company=unknown');
  });

  it('says that the provider is away, and works as soon as it is back', async () => {
    const { lines, app } = live();
    const browser = createBrowser(app);
    company.faults.now = { status: 502 };
    const res = await browser.get('/auth/company');
    expect([res.status, res.get('Location')]).toEqual([303, '/login?company=away']);
    expect(lines).toContainEqual(expect.objectContaining({ code: 'company-away' }));
    company.faults.now = {};
    const back = await leave(browser);
    company.faults.now = { status: 502 };
    expect(await land(browser, back)).toBe('/login?company=away');
  });

  it('is not asked of a provider that calls itself otherwise', async () => {
    const issuer = 'https://sign-in.company.example/realm/';
    const { app, lines } = createTestApp({
      ...{ mode: 'live', fetch: company.fetch, company: { ...company.settings, issuer } },
    });
    const res = await createBrowser(app).get('/auth/company');
    expect(res.get('Location')).toBe('/login?company=away');
    expect(lines).toContainEqual(expect.objectContaining({ code: 'company-away' }));
  });

  it('leaves no token, code or secret in the log or in the store', async () => {
    const { browser, store, lines } = await connected();
    const back = await leave(browser);
    const secrets = [browser.cookies.get('__Host-hotline-company') ?? '', 'not-to-be-kept'];
    secrets.push(back.searchParams.get('code') ?? '', company.settings.clientSecret);
    company.faults.now = { key: 'strange' };
    await land(browser, back);
    const tables = ['audit', 'challenges', 'company_identities'];
    const kept = await Promise.all(tables.map((table) => store.rows(`SELECT * FROM ${table}`)));
    const all = JSON.stringify([lines, kept]);
    for (const secret of secrets) {
      expect(secret).not.toBe('');
      expect(all).not.toContain(secret);
    }
    expect(all).not.toContain('eyJ');
  });
});

describe('connecting', () => {
  it('is shown, and undone', async () => {
    const { alice, browser, ...test } = await connected();
    expect((await alice.get('/api/company')).body).toEqual({ label: 'Acme', connected: true });
    expect((await alice.delete('/api/company')).status).toBe(204);
    expect((await alice.get('/api/company')).body).toEqual({ label: 'Acme', connected: false });
    expect(await goThere(browser)).toBe('/login?company=unknown');
    expect((await audited(test, 'user-changed')).slice(-2)).toEqual([
      ['alice', { change: 'company-connected' }],
      ['alice', { change: 'company-removed' }],
    ]);
  });

  it.each(['post', 'delete'] as const)('(%s) wants a fresh proof', async (how) => {
    const { alice, clock } = await connected();
    await clock.advance(5 * 60_000);
    const res = await alice[how]('/api/company');
    expect([res.status, res.body]).toMatchObject([403, { code: 'proof-needed' }]);
  });

  it('takes nobody’s identity away', async () => {
    const { enterLive, browser } = await connected();
    const mary = await enterLive('mary');
    expect(await connect(mary)).toBe('/account?company=taken');
    expect((await mary.get('/api/company')).body).toMatchObject({ connected: false });
    await goThere(browser);
    expect(await whoIs(browser)).toMatchObject({ username: 'alice' });
  });

  it('is for one identity of a user', async () => {
    const { alice, browser } = await connected();
    company.person.sub = 'another-of-acme';
    expect(await connect(alice)).toBe('/account?company=taken');
    expect(await goThere(browser)).toBe('/login?company=unknown');
  });

  it('needs the session that asked for it to the end', async () => {
    const { app, enterLive } = live();
    const alice = await enterLive('alice');
    const { location } = (await alice.post('/api/company')).body as { location: string };
    const attempt = new Map(alice.cookies);
    await alice.delete('/api/session');
    for (const [name, value] of attempt) alice.cookies.set(name, value);
    expect(await land(alice, company.signIn(location))).toBe('/account?company=taken');
    expect(await goThere(createBrowser(app))).toBe('/login?company=unknown');
  });

  it('says so when the provider is away or refuses', async () => {
    const { enterLive } = live();
    const alice = await enterLive('alice');
    company.faults.now = { status: 503 };
    const res = await alice.post('/api/company');
    expect([res.status, res.body]).toMatchObject([503, { code: 'company-away' }]);
    company.faults.now = {};
    const { location } = (await alice.post('/api/company')).body as { location: string };
    company.faults.now = { claims: { nonce: 'another' } };
    expect(await land(alice, company.signIn(location))).toBe('/account?company=failed');
  });
});
