import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import supertest from 'supertest';
import { bob } from '../testing/fake-contact-book.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { settle } from '../testing/fake-clock.ts';
import { createTestApp, dialled, event, type TestApp } from '../testing/test-app.ts';

let test: TestApp;
let server: Server;
let url: string;
let cookie: string;

beforeEach(() => serve(createTestApp()));

async function serve(app: TestApp): Promise<void> {
  test = app;
  server = createServer(test.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cookie = await cookieOf('john');
}

afterEach(close);

async function close(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

async function cookieOf(username: string): Promise<string> {
  const res = await supertest(url).post('/api/session').send({ username });
  return res.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
}

/** A field of an event as it came. */
function field(raw: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(raw)?.[1];
}

/** What has tests of its own. */
const besides = new Set(['trouble', 'service']);

/** Reads a stream of events one by one. */
async function listen(headers: Record<string, string> = {}) {
  const res = await fetch(`${url}/api/events`, { headers: { cookie, ...headers } });
  const reader = res.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let id: string | undefined;

  async function block(): Promise<string | undefined> {
    while (!text.includes('\n\n')) {
      const chunk = await reader.read();
      if (chunk.done) return undefined;
      text += chunk.value;
    }
    const [first = '', ...rest] = text.split('\n\n');
    text = rest.join('\n\n');
    return first;
  }

  /** The next event's name and data; undefined when the stream has ended. */
  async function next(): Promise<[string, unknown] | undefined> {
    const raw = await block();
    if (raw === undefined) return undefined;
    const data = field(raw, 'data');
    const name = field(raw, 'event') ?? '';
    id = field(raw, 'id') ?? id;
    return data === undefined || besides.has(name) ? next() : [name, JSON.parse(data)];
  }

  return { res, block, next, id: () => id, close: () => reader.cancel() };
}

const noProblem = ['contacts', { problem: null }];

describe('GET /api/events', () => {
  it('is an event stream that nothing on the way may keep', async () => {
    const { res } = await listen();
    expect(res.status).toBe(200);
    expect(res.headers.get('content-type')).toBe('text/event-stream');
    expect(res.headers.get('cache-control')).toBe('no-store');
  });

  it('tells each change of the user’s calls', async () => {
    const john = await listen();
    expect(await john.next()).toEqual(noProblem);
    const id = await test.place('john', 'bob');
    expect(await john.next()).toMatchObject(['call', { id, contactId: 'bob' }]);
    await test.ask(dialled(id));
    await test.tell(event('ringing'));
    expect(await john.next()).toMatchObject(['call', { id, call: { status: 'ringing' } }]);
    await test.tell(event('ringing'));
    await test.tell(event('busy'));
    expect(await john.next()).toMatchObject(['call', { id, call: { reason: 'busy' } }]);
  });

  it('tells nothing of the calls of others', async () => {
    const john = await listen();
    await test.place('mary', 'alice');
    const id = await test.place('john', 'bob');
    expect(await john.next()).toEqual(noProblem);
    expect(await john.next()).toMatchObject(['call', { id }]);
  });

  it('begins with the call that is live, and leaves out those that are over', async () => {
    const over = await test.place('john', 'bob');
    await (await test.signIn('john')).delete(`/api/calls/${over}`);
    const id = await test.place('john', 'bob');
    const john = await listen();
    expect(await john.next()).toMatchObject(['call', { id, call: { status: 'dialing' } }]);
    expect(await john.next()).toEqual(noProblem);
  });

  it('tells a browser that was away what it missed, once, and nothing that it has read', async () => {
    const read = await test.place('john', 'bob');
    await (await test.signIn('john')).delete(`/api/calls/${read}`);
    const before = await listen();
    await before.next();
    await before.close();
    const missed = await test.place('john', 'bob');
    await (await test.signIn('john')).delete(`/api/calls/${missed}`);
    const john = await listen({ 'last-event-id': before.id() ?? '' });
    expect(await john.next()).toEqual(noProblem);
    expect(await john.next()).toMatchObject(['call', { id: missed, call: { status: 'ended' } }]);
    const next = await test.place('john', 'bob');
    expect(await john.next()).toMatchObject(['call', { id: next }]);
  });

  it('tells a browser that was away for long all that it missed, more than may ever wait unread', async () => {
    const missed = Array.from({ length: 1000 }, (_, n) => `call-${n}`);
    for (const id of missed) {
      await test.store.place({
        ...{ id, user: 'john', contactId: 'bob', application: 'app', placedAt: 0, legs: [] },
        call: { status: 'ended', dialedAt: 0, endedAt: 0, reason: 'busy', voicemail: false },
      });
    }
    const john = await listen({ 'last-event-id': '0' });
    expect(await john.next()).toEqual(noProblem);
    for (const id of missed) expect(await john.next()).toMatchObject(['call', { id }]);
  });

  it.each(['999', '-1', '1.5', 'x', ''])(
    'begins anew for an id that it never gave: %s',
    async (id) => {
      const live = await test.place('john', 'bob');
      const john = await listen({ 'last-event-id': id });
      expect(await john.next()).toMatchObject(['call', { id: live }]);
      expect(await john.next()).toEqual(noProblem);
    },
  );

  it('tells at the next beat what nobody told of', async () => {
    await close();
    const availability = { state: () => 'ready' as const, onChange: () => () => undefined };
    const store = { ...createMemoryStore(), onChange: () => () => undefined };
    await serve(createTestApp({ store, availability }));
    const john = await listen();
    expect(await john.next()).toEqual(noProblem);
    const id = await test.place('john', 'bob');
    await test.clock.advance(10_000);
    expect(await john.next()).toMatchObject(['call', { id }]);
  });

  it('tells when the contacts or their problem change', async () => {
    const john = await listen();
    expect(await john.next()).toEqual(noProblem);
    const problem = { code: 'contacts-not-json', message: 'This is not JSON.', line: 1, column: 2 };
    test.contacts.break(problem);
    expect(await john.next()).toEqual(['contacts', { problem }]);
    test.contacts.rewrite([bob]);
    expect(await john.next()).toEqual(noProblem);
  });

  it('tells nobody but an admin what is wrong with the contacts', async () => {
    cookie = await cookieOf('mary');
    const mary = await listen();
    expect(await mary.next()).toEqual(noProblem);
    test.contacts.break({ code: 'contacts-not-json', message: 'This is not JSON.' });
    expect(await mary.next()).toEqual(noProblem);
  });

  it('tells nobody but an admin what the platform complained of', async () => {
    await test.tell({ reason: 'Syntax error in NCCO.', conversation_uuid: 'CON' }).expect(204);
    await settle();
    const troubleOf = async (username: string) => {
      cookie = await cookieOf(username);
      const stream = await listen();
      for (;;) {
        const raw = (await stream.block()) ?? '';
        if (field(raw, 'event') === 'trouble') return field(raw, 'data');
      }
    };
    expect(await troubleOf('john')).toContain('Syntax error in NCCO.');
    expect(await troubleOf('mary')).toBe('{"newest":null}');
  });

  it('beats every 10 s', async () => {
    const john = await listen();
    expect(await john.block()).toBe('retry: 1000');
    for (const name of ['service', 'contacts', 'trouble']) {
      expect(await john.block()).toContain(`event: ${name}`);
    }
    for (let beats = 0; beats < 2; beats += 1) {
      await test.clock.advance(10_000);
      expect(await john.block()).toBe(': still here');
    }
  });

  it('ends at the next beat after its user has signed out', async () => {
    const john = await listen();
    await john.next();
    await supertest(url).delete('/api/session').set('Cookie', cookie).expect(204);
    await test.clock.advance(10_000);
    expect(await john.next()).toBeUndefined();
  });

  it('ends when the server closes', async () => {
    const john = await listen();
    await john.next();
    test.closing.abort();
    expect(await john.next()).toBeUndefined();
  });

  it('tells nothing more once it has ended, though its browser still reads', async () => {
    const john = await listen();
    await john.next();
    test.closing.abort();
    test.contacts.rewrite([bob]);
    expect(await john.next()).toBeUndefined();
    await supertest(url).get('/health/live').expect(200);
  });

  it('is given to 4 windows of a session, and again when one is closed', async () => {
    const windows = await Promise.all(Array.from({ length: 4 }, () => listen()));
    const refused = await listen();
    expect(refused.res.status).toBe(429);
    expect(refused.res.headers.get('content-type')).toMatch('application/json');
    cookie = await cookieOf('john');
    await listen();
    const gone = test.lines.length;
    await windows[0]?.close();
    while (test.lines.length === gone) await settle();
    expect((await listen()).res.status).toBe(200);
  });

  it('answers a HEAD at once', async () => {
    await supertest(url).head('/api/events').set('Cookie', cookie).timeout(2000).expect(200);
  });

  it('is for those who are signed in', async () => {
    await supertest(url).get('/api/events').expect(401);
  });
});
