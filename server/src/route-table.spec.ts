import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { alice, bob } from './testing/fake-contact-book.ts';
import { routesOf } from './testing/routes-of.ts';
import { createTestApp, dialled, event, type TestApp } from './testing/test-app.ts';

/**
 * Who may do what: every route of the server against everybody who may come by. A new route is a new line here.
 *
 * `own` is Mary's: what names a user or a call names hers. Expired and disabled are Mary's own cookie, an hour later
 * and after she has lost her place; the platform comes with its signature and no cookie.
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

const table: Readonly<Record<string, Verdicts>> = {
  'GET /health/live': open(200),
  'GET /health/ready': open(200),
  'GET /api/welcome': open(200),
  'POST /api/session': open(200),
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
  'GET /webhooks/answer': platformOnly(200),
  'POST /webhooks/answer': platformOnly(200),
  'POST /webhooks/event': platformOnly(204),
  'POST /webhooks/events': platformOnly(204),
  'GET /': open(200),
  'GET /*path': open(200),
};

/** What a route wants to be told, apart from who asks. */
const bodies: Readonly<Record<string, object>> = {
  'POST /api/session': { username: 'john' },
  'POST /api/calls': { contactId: 'bob' },
  'POST /api/calls/:id/notes': { now: 1, notes: [{ at: 1, what: 'call' }] },
  'POST /webhooks/answer': dialled('bob'),
  'POST /webhooks/event': event('ringing'),
  'POST /webhooks/events': event('ringing'),
};

async function cookieOf({ app }: TestApp, username: string): Promise<string> {
  const res = await supertest(app).post('/api/session').send({ username });
  return res.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
}

/** The world in which that actor comes by, and what it brings along. */
async function arrive(actor: Actor, test: TestApp): Promise<Record<string, string>> {
  switch (actor) {
    case 'nobody':
    case 'platform':
      return {};
    case 'other':
      return { cookie: await cookieOf(test, 'sam') };
    case 'admin':
      return { cookie: await cookieOf(test, 'john') };
    case 'right':
      return { cookie: await cookieOf(test, 'mary') };
    case 'expired': {
      const cookie = await cookieOf(test, 'mary');
      await test.clock.advance(3_600_000);
      return { cookie };
    }
    case 'disabled': {
      const cookie = await cookieOf(test, 'mary');
      test.contacts.rewrite([bob, { ...alice, users: ['sam'] }]);
      return { cookie };
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

/** Asks one route as one actor; the status, as soon as it is there. */
async function ask(route: string, actor: Actor): Promise<number> {
  const test = createTestApp();
  test.contacts.rewrite([bob, { ...alice, users: ['mary', 'sam'] }]);
  const [method = '', pattern = ''] = route.split(' ');
  const id = await idOf(pattern, test);
  const path = pattern.replace(':user', 'mary').replace(':id', id).replace('*path', 'login');
  const headers = await arrive(actor, test);
  const body = route in bodies ? JSON.stringify(bodies[route]) : '';
  return statusOf(test, method, path, body, {
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

describe('the table of routes', () => {
  it('names every route of the server, and no other', () => {
    expect(routesOf(createTestApp().app).toSorted()).toEqual(Object.keys(table).toSorted());
  });

  it.each(Object.entries(table))('is right about %s', async (route, verdicts) => {
    const found: Partial<Record<Actor, number>> = {};
    for (const actor of actors) found[actor] = await ask(route, actor);
    expect(found).toEqual(verdicts);
  });
});
