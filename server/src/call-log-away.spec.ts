import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { afterKept } from './calls/after-event.ts';
import { createLog } from './log.ts';
import { guardStore } from './store/guard/guarded-store.ts';
import { createMemoryStore } from './store/memory-store.ts';
import { openSpillFile } from './store/spill/spill-file.ts';
import { brittle, type BrittleStore, type StoreMood } from './testing/brittle-store.ts';
import { FakeClock, settle } from './testing/fake-clock.ts';
import { FakeSpillDisk } from './testing/fake-spill-disk.ts';
import { containing } from './testing/matching.ts';
import { createTestApp, dialled, event, type TestApp } from './testing/test-app.ts';

let test: TestApp;
let database: BrittleStore;
let disk: FakeSpillDisk;
let clock: FakeClock;

beforeEach(async () => {
  database = brittle(createMemoryStore());
  disk = new FakeSpillDisk();
  clock = new FakeClock();
  const log = createLog('silent');
  const guarded = await guardStore({
    store: database.store,
    spill: await openSpillFile(disk, log),
    rejected: await openSpillFile(new FakeSpillDisk(), log),
    changeOf: (kept) => (call) => afterKept(call, kept),
    ...{ clock, log },
  });
  test = createTestApp(guarded);
});

const http = () => supertest(test.app);
const post = (body: object) => test.tell(body);

async function comeBack(): Promise<void> {
  database.be('good');
  await clock.advance(1000);
  while (disk.written().length > 0) await settle();
  await http().get('/health/ready').expect(200);
}

describe('while the database is away', () => {
  it('an event is acknowledged, and changes its call when the database is back', async () => {
    const id = await test.place('john', 'bob');
    await test.ask(dialled(id)).expect(200);
    database.be('gone');
    await post(event('ringing')).expect(204);
    expect(test.lines.at(-1)).toMatchObject({ code: 'event-put-aside', status: 204 });
    await comeBack();
    const john = await test.signIn('john');
    await john
      .get(`/api/calls/${id}`)
      .expect(200)
      .expect(/ringing/);
  });

  it('an event that cannot be put on disk either is not acknowledged', async () => {
    database.be('gone');
    disk.fail(1, 'refused', Infinity);
    await post(event('ringing')).expect(503, /call-log-away/);
    disk.mend();
    await post(event('ringing')).expect(204);
  });

  it('a caller hears that there is no call, and none is placed', async () => {
    const id = await test.place('john', 'bob');
    database.be('gone');
    for (const ask of [test.ask(dialled(id)), test.askByPost(dialled(id))]) {
      const body: unknown = (await ask.expect(200)).body;
      expect(body).toEqual([{ action: 'talk', text: containing('cannot be placed') }]);
      expect(test.lines.at(-1)).toMatchObject({ code: 'call-log-away', status: 200 });
    }
  });

  it('nobody can place a call, and is told so', async () => {
    const john = await test.signIn('john');
    database.be('gone');
    await john
      .post('/api/calls')
      .send({ contactId: 'bob' })
      .expect(503, /"call-log-away"/);
    await comeBack();
    await john.post('/api/calls').send({ contactId: 'bob' }).expect(201);
  });

  it('it is not ready', async () => {
    database.be('gone');
    await post(event('ringing'));
    const away = { status: 'call-log-away', contacts: 'good' };
    await http().get('/health/ready').expect(503, away);
    await http().get('/health/live').expect(200);
    await comeBack();
  });
});

describe('a stream while the database is away', () => {
  const opened: (() => Promise<void>)[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((close) => close()));
  });

  /** What a stream of somebody signed in tells, name and data in one line each, until it tells this or ends. */
  async function listen(mood: StoreMood = 'good') {
    const server = createServer(test.app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const signedIn = await supertest(url).post('/api/session').send({ username: 'john' });
    const cookie = signedIn.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
    database.be(mood);
    const { body } = await fetch(`${url}/api/events`, { headers: { cookie } });
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    opened.push(async () => {
      await reader.cancel();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    let text = '';
    return async (last?: string) => {
      for (let done = false; !done && (last === undefined || !text.includes(last));) {
        const read = await reader.read();
        ({ done } = read);
        text += read.value ?? '';
      }
      const told = text
        .split('\n')
        .flatMap((line) => /^(?:event|data): (.*)/.exec(line)?.[1] ?? []);
      text = '';
      return told;
    };
  }

  const away = '{"callLog":"away"}';
  const ready = '{"callLog":"ready"}';

  it('begins with that it is there, and tells when it goes and when it is back', async () => {
    const read = await listen();
    expect((await read('event: trouble')).slice(0, 2)).toEqual(['service', ready]);
    database.be('gone');
    await post(event('ringing'));
    expect(await read(away)).toContain(away);
    await comeBack();
    const id = await test.place('john', 'bob');
    expect((await read(id)).slice(-4, -1)).toEqual(['service', ready, 'call']);
  });

  it('opens without calls, and ends when they can be read again', async () => {
    await test.place('john', 'bob');
    const read = await listen('gone');
    const told = await read('event: trouble');
    expect(told).toEqual(expect.arrayContaining(['service', away, 'contacts', '{"problem":null}']));
    expect(told).not.toContain('call');
    await comeBack();
    expect(await read()).toEqual(expect.arrayContaining(['service', ready]));
  });

  it('ends at once when only its own question came to nothing', async () => {
    const read = listen('hung');
    while (database.unanswered() === 0) await settle();
    await clock.advance(1999);
    database.be('good');
    await clock.advance(1);
    expect((await (await read)()).slice(0, 2)).toEqual(['service', ready]);
  });
});
