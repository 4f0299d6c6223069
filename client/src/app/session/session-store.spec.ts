import { TestBed } from '@angular/core/testing';
import { Api } from '../api/api.ts';
import { FETCH } from '../api/requests.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { SessionStore } from './session-store.ts';

function setUp() {
  const server = new FakeServer();
  TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
  return { api: TestBed.inject(Api), server, session: TestBed.inject(SessionStore) };
}

const john = [200, { username: 'john' }] as const;
const nobody = [401, { code: 'not-signed-in', message: '' }] as const;

it('knows who signed in', async () => {
  const { server, session } = setUp();
  server.on('POST /api/session', (body) => [200, body]);
  await session.signIn('john');
  expect(session.username()).toBe('john');
});

it('knows nobody after a wrong name', async () => {
  const { server, session } = setUp();
  server.on('POST /api/session', [401, { code: 'username-invalid', message: 'Username invalid' }]);
  await expect(session.signIn('zed')).rejects.toMatchObject({ code: 'username-invalid' });
  expect(session.username()).toBeNull();
  expect(session.lost()).toBe(false);
});

it('takes up the session that the browser still has', async () => {
  const { server, session } = setUp();
  server.on('GET /api/session', john);
  expect(await session.restore()).toBe(true);
  expect(session.username()).toBe('john');
  await session.restore();
  expect(server.requests).toEqual(['GET /api/session']);
});

it('has nothing to take up when nobody is signed in', async () => {
  const { server, session } = setUp();
  server.on('GET /api/session', nobody);
  expect(await session.restore()).toBe(false);
  expect(session.lost()).toBe(false);
});

it('rejects when it cannot be known whether anybody is signed in', async () => {
  const { session } = setUp();
  await expect(session.restore()).rejects.toMatchObject({ code: 'server-unreachable' });
});

it('is lost as soon as any request is refused for want of it, until the next sign-in', async () => {
  const { api, server, session } = setUp();
  server.on('POST /api/session', john).on('GET /api/contacts', nobody);
  await session.signIn('john');
  await expect(api.contacts()).rejects.toMatchObject({ status: 401 });
  expect(session.lost()).toBe(true);
  expect(session.username()).toBeNull();
  await session.signIn('john');
  expect(session.lost()).toBe(false);
  expect(session.username()).toBe('john');
});

it('forgets who it was after signing out', async () => {
  const { server, session } = setUp();
  server.on('POST /api/session', john).on('DELETE /api/session', [204]);
  await session.signIn('john');
  await session.signOut();
  expect(session.username()).toBeNull();
});

it('stays when signing out did not reach the server', async () => {
  const { server, session } = setUp();
  server.on('POST /api/session', john);
  await session.signIn('john');
  await expect(session.signOut()).rejects.toMatchObject({ code: 'server-unreachable' });
  expect(session.username()).toBe('john');
});
