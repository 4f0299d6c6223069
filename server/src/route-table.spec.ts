import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { alice, bob } from './testing/fake-contact-book.ts';
import { ownPage } from './testing/browser.ts';
import { routesOf } from './testing/routes-of.ts';
import { createTestApp, dialled, event, passphraseOf, type TestApp } from './testing/test-app.ts';
import { createUserRegister } from './users/user-register.ts';

/**
 * Who may do what: every route of the server against everybody who may come by. A new route is a new line here.
 *
 * `own` is Mary's: what names a user or a call names hers. Expired and disabled are Mary's own cookie, an hour later
 * and after she was disabled; the platform comes with its signature and no cookie.
 */
const actors = ['nobody', 'other', 'expired', 'disabled', 'right', 'admin', 'platform'] as const;
type Actor = (typeof actors)[number];
type Verdicts = Readonly<Record<Actor, number>>;

const outside = { nobody: 401, expired: 401, disabled: 401, platform: 401 };
/** The same for everybody. */
const open = (status: number): Verdicts => ({
  ...{ nobody: status, expired: status, disabled: status, platform: status },
  ...{ other: status, right: status, admin: status },
});
/** For whoever is signed in, each of them for himself. */
const signedIn = (status: number): Verdicts => ({ ...open(status), ...outside });
/** For the one whose it is: to all others it is not there. */
const own = (status: number): Verdicts => ({ ...signedIn(404), right: status });
const adminOnly = (status: number): Verdicts => ({ ...signedIn(403), admin: status });
/** Whoever does not sign is asked to. */
const platformOnly = (status: number): Verdicts => ({ ...open(503), platform: status });

type Table = Readonly<Record<string, Verdicts>>;

const inBoth: Table = {
  'GET /health/live': open(200),
  'GET /health/ready': open(200),
  'GET /api/welcome': open(200),
  'GET /api/session': signedIn(200),
  'DELETE /api/session': signedIn(204),
  'GET /api/sessions': signedIn(200),
  'DELETE /api/sessions': signedIn(204),
  'DELETE /api/sessions/:id': own(204),
  'GET /auth/:user': own(200),
  'GET /api/settings': signedIn(200),
  'GET /api/contacts': signedIn(200),
  'POST /api/calls': signedIn(201),
  'GET /api/calls': signedIn(200),
  'GET /api/calls/:id': own(200),
  'DELETE /api/calls/:id': own(204),
  'GET /api/calls/:id/timeline': own(200),
  'POST /api/calls/:id/notes': own(204),
  'GET /api/troubles': adminOnly(200),
  'GET /api/events': signedIn(200),
  'HEAD /api/events': signedIn(200),
  'GET /api/admin/status': adminOnly(200),
  'PUT /api/admin/calls': adminOnly(204),
  'GET /api/admin/audit': adminOnly(200),
  'GET /api/admin/calls': adminOnly(200),
  'GET /webhooks/answer': platformOnly(200),
  'POST /webhooks/answer': platformOnly(200),
  'POST /webhooks/event': platformOnly(204),
  'POST /webhooks/events': platformOnly(204),
  'GET /': open(200),
  'GET /*path': open(200),
};

const tables: Readonly<Record<'demo' | 'live', Table>> = {
  demo: { ...inBoth, 'POST /api/session': open(200) },
  live: {
    ...inBoth,
    // With a wrong passphrase and a passkey that nobody has.
    'POST /api/session': open(401),
    'POST /api/session/passkey/options': open(200),
    'POST /api/session/passkey': open(401),
    // With a link that nobody was given.
    'POST /api/setup': open(410),
    'POST /api/setup/passkey/options': open(410),
    'POST /api/setup/passkey': open(410),
    'POST /api/setup/passphrase': open(410),
    'GET /api/passkeys': signedIn(200),
    'POST /api/passkeys/options': signedIn(200),
    'POST /api/passkeys': signedIn(422),
    'DELETE /api/passkeys/:id': signedIn(404),
    'PUT /api/passphrase': signedIn(204),
    // With Mary's.
    'POST /api/proof': { ...signedIn(401), right: 204 },
    'POST /api/proof/passkey/options': signedIn(200),
    'POST /api/proof/passkey': signedIn(401),
  },
};

/** Well-formed, and of no passkey that there is. */
const answered = {
  id: 'bWFkZS11cA',
  rawId: 'bWFkZS11cA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
};
const registered = {
  ...answered,
  response: { clientDataJSON: 'e30', attestationObject: 'AAAA' },
};

/** What a route wants to be told, apart from who asks. */
const bodies: Readonly<Record<string, object>> = {
  'POST /api/session': { username: 'john', passphrase: 'nothing that John chose' },
  'POST /api/session/passkey': { response: answered },
  'POST /api/setup': { token: 'made-up' },
  'POST /api/setup/passkey/options': { token: 'made-up' },
  'POST /api/setup/passkey': { token: 'made-up', response: registered, label: 'Phone' },
  'POST /api/setup/passphrase': { token: 'made-up', passphrase: 'nine purple ferries' },
  'POST /api/passkeys': { response: registered, label: 'Phone' },
  'PUT /api/passphrase': { passphrase: 'nine purple ferries at dawn' },
  'POST /api/proof': { passphrase: passphraseOf('mary') },
  'POST /api/proof/passkey': { response: answered },
  'POST /api/calls': { contactId: 'bob' },
  'POST /api/calls/:id/notes': { now: 1, notes: [{ at: 1, what: 'call' }] },
  'PUT /api/admin/calls': { on: true },
  'POST /webhooks/answer': dialled('bob'),
  'POST /webhooks/event': event('ringing'),
  'POST /webhooks/events': event('ringing'),
};

/** With a company's own sign-in, which is away. */
const company = {
  issuer: 'https://sign-in.company.example',
  ...{ clientId: 'hotline', clientSecret: 'secret', label: 'Acme' },
};

/** There as well, when people sign in at their company. */
const atCompany: Table = {
  // To the login page, which says why.
  'GET /auth/company': open(303),
  'GET /auth/company/return': open(303),
  'GET /api/company': signedIn(200),
  'POST /api/company': signedIn(503),
  'DELETE /api/company': signedIn(204),
};

type Mode = keyof typeof tables;

async function cookieOf(test: TestApp, mode: Mode, username: string): Promise<string> {
  if (mode === 'live') {
    const { cookies } = await test.enterLive(username);
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  const res = await supertest(test.app).post('/api/session').send({ username });
  return res.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
}

/** The world in which that actor comes by, and what it brings along. */
async function arrive(actor: Actor, mode: Mode, test: TestApp): Promise<Record<string, string>> {
  const enter = async (name: string) => ({ cookie: await cookieOf(test, mode, name) });
  switch (actor) {
    case 'nobody':
    case 'platform':
      return {};
    case 'other':
      return enter('sam');
    case 'admin':
      return enter('john');
    case 'right':
      return enter('mary');
    case 'expired': {
      const headers = await enter('mary');
      await test.clock.advance(3_600_000);
      return headers;
    }
    case 'disabled': {
      const headers = await enter('mary');
      // A demo knows those whom its contacts name; the others may be known for 5 s more.
      test.contacts.rewrite([bob, { ...alice, users: ['sam'] }]);
      await createUserRegister({ ...test, random: randomBytes }).disable('mary');
      await test.clock.advance(5000);
      return headers;
    }
  }
}

/** Something of Mary's that the route can name. */
async function idOf(pattern: string, test: TestApp): Promise<string> {
  if (!pattern.includes(':id')) return '';
  if (pattern.startsWith('/api/calls/')) return test.place('mary', 'bob');
  const mary = await test.signIn('mary');
  return ((await mary.get('/api/sessions')).body as { id: string }[])[0]!.id;
}

function worldOf(route: string, mode: Mode): TestApp {
  const test = createTestApp({ mode, ...(route in atCompany && { company }) });
  test.contacts.rewrite([bob, { ...alice, users: ['mary', 'sam'] }]);
  return test;
}

/** Asks one route as one actor; the status, as soon as it is there. */
async function ask(route: string, mode: Mode, actor: Actor): Promise<number> {
  const test = worldOf(route, mode);
  const [method = '', pattern = ''] = route.split(' ');
  const id = await idOf(pattern, test);
  const path = pattern.replace(':user', 'mary').replace(':id', id).replace('*path', 'login');
  const headers = await arrive(actor, mode, test);
  const body = route in bodies ? JSON.stringify(bodies[route]) : '';
  return statusOf(test, method, path, body, {
    ...(mode === 'live' && ownPage),
    ...headers,
    ...(body !== '' && { 'content-type': 'application/json' }),
    ...(actor === 'platform' && { authorization: test.sign(body === '' ? '{}' : body) }),
  });
}

async function statusOf(
  { app, closing }: TestApp,
  method: string,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<number> {
  const server = app.listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const req = request({ port, method, path, headers, agent: false }).end(body);
    const [res] = (await once(req, 'response')) as [IncomingMessage];
    res.destroy();
    return res.statusCode ?? 0;
  } finally {
    closing.abort();
    server.close();
    server.closeAllConnections();
  }
}

describe.each(['demo', 'live'] as const)('the table of routes of a %s Hotline', (mode) => {
  it('names every route of the server, and no other', () => {
    const { app } = createTestApp({ mode });
    expect(routesOf(app).toSorted()).toEqual(Object.keys(tables[mode]).toSorted());
  });

  it.each(Object.entries(tables[mode]))('is right about %s', async (route, verdicts) => {
    const found: Partial<Record<Actor, number>> = {};
    for (const actor of actors) found[actor] = await ask(route, mode, actor);
    expect(found).toEqual(verdicts);
  });
});

describe('the table of routes of a company’s sign-in', () => {
  it('names all that come with it, and no other', () => {
    const { app } = createTestApp({ mode: 'live', company });
    const all = { ...tables.live, ...atCompany };
    expect(routesOf(app).toSorted()).toEqual(Object.keys(all).toSorted());
  });

  it.each(Object.entries(atCompany))('is right about %s', async (route, verdicts) => {
    const found: Partial<Record<Actor, number>> = {};
    for (const actor of actors) found[actor] = await ask(route, 'live', actor);
    expect(found).toEqual(verdicts);
  });
});
