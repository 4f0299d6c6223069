import { idle, nextCall } from '@hotline/protocol/call';
import { createLog } from '../../log.ts';
import { brittle, type BrittleStore } from '../../testing/brittle-store.ts';
import { FakeClock, settle } from '../../testing/fake-clock.ts';
import { FakeSpillDisk, type DiskFault } from '../../testing/fake-spill-disk.ts';
import { createMemoryStore } from '../memory-store.ts';
import { openSpillFile } from '../spill/spill-file.ts';
import { spillRecord } from '../spill/spill-record.ts';
import { storeContract } from '../store.contract.ts';
import type { KeptEvent, Store, StoredCall } from '../store.ts';
import { guardStore, type Guarded } from './guarded-store.ts';

function event(id: string): KeptEvent {
  return { id, conversation: 'CON', receivedAt: 1600, body: `{"n":"${id}"}`, trouble: false };
}

const call: StoredCall = {
  ...{ id: 'a', user: 'john', contactId: 'bob', placedAt: 1000, application: 'app', legs: [] },
  call: nextCall(idle, { type: 'dialing', at: 1000 }),
  claim: { conversation: 'CON', uuid: 'leg', at: 1500 },
};

/** Each event leaves its mark on the call; a second mark would show. */
const changeOf =
  ({ id }: KeptEvent) =>
  (stored: StoredCall): StoredCall => ({
    ...stored,
    legs: [...stored.legs, { uuid: id, over: false }],
  });

const away = { status: 503, code: 'call-log-away' };

let clock: FakeClock;
let inner: Store;
let database: BrittleStore;
let disk: FakeSpillDisk;
let rejects: FakeSpillDisk;
let lines: { code: string }[];
let guarded: Guarded;
let store: Store;

const codes = () => lines.map(({ code }) => code);

async function open(): Promise<void> {
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as never) });
  const spill = await openSpillFile(disk, log);
  const rejected = await openSpillFile(rejects, log);
  guarded = await guardStore({ store: database.store, spill, rejected, changeOf, clock, log });
  ({ store } = guarded);
}

beforeEach(async () => {
  clock = new FakeClock();
  inner = createMemoryStore();
  database = brittle(inner);
  disk = new FakeSpillDisk();
  rejects = new FakeSpillDisk();
  lines = [];
  await inner.place(call);
  await open();
});

const hear = (id: string) => store.hear(event(id), changeOf(event(id)));

/** What came of a promise after that much time; `pending` when nothing has. */
async function after<T>(milliseconds: number, promise: Promise<T>): Promise<unknown> {
  let result: unknown = 'pending';
  promise.then(
    (value) => (result = value),
    (error: unknown) => (result = error),
  );
  await settle();
  await clock.advance(milliseconds);
  for (let turns = 0; turns < 20; turns += 1) await settle();
  return result;
}

async function becomes(state: string): Promise<void> {
  for (let seconds = 0; guarded.availability.state() !== state; seconds += 1) {
    if (seconds > 30) throw new Error(`It is not ${state} after half a minute.`);
    await after(1000, Promise.resolve());
  }
}

/** The database is gone, and that is known. */
async function lose(): Promise<void> {
  database.be('gone');
  await expect(store.find('a')).rejects.toMatchObject(away);
}

const kept = async () => (await inner.events('CON')).map(({ id }) => id);
const marks = async () => (await inner.find('a'))?.legs.map(({ uuid }) => uuid);

async function idsOn(which: FakeSpillDisk): Promise<string[]> {
  const file = await openSpillFile(new FakeSpillDisk(which.durable()), createLog('silent'));
  return (await file.read(0)).events.map(({ id }) => id);
}

describe('a guarded store', () => {
  storeContract(async () => {
    database = brittle(createMemoryStore());
    await open();
    return store;
  });
});

describe('a guarded store whose database is gone', () => {
  const asks: Record<string, (store: Store) => Promise<unknown>> = {
    place: (each) => each.place(call),
    find: (each) => each.find('a'),
    page: (each) => each.page('john', 1),
    pageOfAll: (each) => each.pageOfAll(1),
    spentSince: (each) => each.spentSince(0),
    live: (each) => each.live('john'),
    position: (each) => each.position('john'),
    changesAfter: (each) => each.changesAfter('john', 0, 1),
    due: (each) => each.due(1),
    update: (each) => each.update('a', (stored) => stored),
    redeem: (each) => each.redeem('a', 'CON', (stored) => stored),
    claim: (each) => each.claim({ id: 'a', usedFor: 'b', usedAt: 1 }),
    note: (each) => each.note('a', []),
    notes: (each) => each.notes('a'),
    events: (each) => each.events('CON'),
    troubles: (each) => each.troubles(1),
    lease: (each) => each.lease('task', 'me', 1, 2),
    forget: (each) => each.forget(1, 1),
    forgetTokens: (each) => each.forgetTokens(1, 1),
    erase: (each) => each.erase({ user: 'john' }),
    ping: (each) => each.ping(),
  };

  it.each(Object.entries(asks))('refuses at once: %s', async (_, ask) => {
    database.be('gone');
    await expect(ask(store)).rejects.toMatchObject(away);
    expect(guarded.availability.state()).toBe('away');
    database.be('hung');
    await expect(ask(store)).rejects.toMatchObject(away);
  });

  it.each(Object.entries(asks))('waits for no answer longer than 2.25 s: %s', async (_, ask) => {
    database.be('hung');
    const asked = ask(store);
    expect(await after(1999, asked)).toBe('pending');
    expect(await after(251, asked)).toMatchObject(away);
    expect(guarded.availability.state()).toBe('away');
  });

  it('refuses what takes too long, though the database is there', async () => {
    database.be('hung');
    const placed = store.place(call);
    await clock.advance(1999);
    database.be('good');
    expect(await after(1, placed)).toMatchObject(away);
    expect(guarded.availability.state()).toBe('ready');
  });

  it('hands on the fault of what was asked', async () => {
    const fail = () => {
      throw new Error('my own fault');
    };
    await expect(store.update('a', fail)).rejects.toThrow('my own fault');
    expect(guarded.availability.state()).toBe('ready');
  });

  it('asks once whether it is there, however many doubt it', async () => {
    database.be('gone');
    await Promise.allSettled(Array.from({ length: 50 }, () => store.find('a')));
    expect(database.pings()).toBe(2);
    expect(codes()).toEqual(['call-log-away']);
  });

  it('says that it is away, and when it is back, to whoever asked to be told', async () => {
    const told: unknown[] = [];
    const stop = [
      guarded.availability.onChange(() => told.push(guarded.availability.state())),
      store.onChange((user) => told.push(user)),
    ];
    await lose();
    await clock.advance(5000);
    expect(told).toEqual(['away']);
    database.be('good');
    await becomes('ready');
    expect(told).toEqual(['away', 'ready', undefined]);
    expect(codes()).toEqual(['call-log-away', 'call-log-back']);
    for (const each of stop) each();
    await lose();
    expect(told).toHaveLength(3);
    expect((await store.find('a').catch(() => undefined)) ?? 'gone').toBe('gone');
  });

  it('asks every second whether it is back', async () => {
    await lose();
    const before = database.pings();
    await clock.advance(10_000);
    expect(database.pings() - before).toBe(10);
  });
});

describe('an event that the database cannot take', () => {
  it('is on disk before it is acknowledged, and in the database when that is back', async () => {
    await lose();
    for (const id of ['1', '2', '1']) expect(await hear(id)).toBe('put-aside');
    expect(await idsOn(disk)).toEqual(['1', '2', '1']);
    database.be('good');
    await becomes('ready');
    expect(await marks()).toEqual(['1', '2']);
    expect(disk.durable()).toHaveLength(0);
    expect(await hear('3')).toMatchObject({ before: { id: 'a' } });
    expect(await hear('2')).toBe('repeat');
    expect(await kept()).toEqual(['1', '2', '3']);
  });

  it('is acknowledged within a second when the database hangs', async () => {
    database.be('hung');
    const heard = hear('1');
    expect(await after(699, heard)).toBe('pending');
    expect(await after(251, heard)).toBe('put-aside');
    expect(await after(0, hear('2'))).toBe('put-aside');
    expect(await idsOn(disk)).toEqual(['1', '2']);
  });

  it('counts once though the database took it and never said so', async () => {
    database.be('silent');
    expect(await after(950, hear('1'))).toBe('put-aside');
    database.be('good');
    await becomes('ready');
    expect(await marks()).toEqual(['1']);
  });

  it('is taken a second later when the database was only slow', async () => {
    database.be('hung');
    const heard = hear('1');
    await clock.advance(699);
    database.be('good');
    expect(await after(1, heard)).toBe('put-aside');
    expect(guarded.availability.state()).toBe('ready');
    expect(await marks()).toEqual([]);
    await after(1000, Promise.resolve());
    expect(await marks()).toEqual(['1']);
    expect(disk.durable()).toHaveLength(0);
  });

  it('is tried again when only this one failed', async () => {
    database.choke('1', 1);
    expect(await hear('1')).toMatchObject({ before: { id: 'a' } });
    expect(rejects.durable()).toHaveLength(0);
  });

  it('is kept for a person when it fails alone, and holds up no other', async () => {
    database.choke('1');
    expect(await hear('1')).toBe('put-aside');
    expect(await idsOn(rejects)).toEqual(['1']);
    expect(codes()).toEqual(['event-rejected']);
    expect(guarded.availability.state()).toBe('ready');
    expect(await hear('2')).toMatchObject({ before: { id: 'a' } });
  });

  it('is kept for a person when it fails alone later, and holds up no other', async () => {
    await lose();
    for (const id of ['1', '2', '3']) await hear(id);
    database.choke('2');
    database.be('good');
    await becomes('ready');
    expect(await marks()).toEqual(['1', '3']);
    expect(await idsOn(rejects)).toEqual(['2']);
  });

  it.each([
    ['database and disk fail', () => disk],
    ['it fails alone and so does the disk', () => rejects],
  ])('is not acknowledged when %s', async (title, failing) => {
    if (title.startsWith('it')) database.choke('1');
    else await lose();
    failing().fail(1, 'refused', Infinity);
    await expect(hear('1')).rejects.toMatchObject(away);
    failing().mend();
    expect(await hear('1')).toBe('put-aside');
  });

  it('is taken from an earlier run at the start', async () => {
    disk = new FakeSpillDisk(Buffer.concat(['1', '2'].map((id) => spillRecord(event(id)))));
    await open();
    expect(guarded.availability.state()).toBe('ready');
    expect(await marks()).toEqual(['1', '2']);
    expect(disk.durable()).toHaveLength(0);
  });

  it('stays on disk when the database is gone at the start, until it is back', async () => {
    disk = new FakeSpillDisk(spillRecord(event('1')));
    database.be('gone');
    await open();
    await after(5000, Promise.resolve());
    expect(await idsOn(disk)).toEqual(['1']);
    database.be('good');
    await after(1000, Promise.resolve());
    expect(await marks()).toEqual(['1']);
  });

  it('is as little lost as doubled while others come and the database goes and comes', async () => {
    const all: string[] = [];
    let going = true;
    const load = Array.from({ length: 8 }, async (_, poster) => {
      for (let nth = 0; going; nth += 1) {
        const id = `${poster}-${nth}`;
        await hear(id);
        all.push(id);
        await settle();
      }
    });
    for (const mood of ['gone', 'good', 'silent', 'good', 'hung', 'good'] as const) {
      database.be(mood);
      await after(3000, Promise.resolve());
    }
    await becomes('ready');
    going = false;
    await Promise.all(load);
    await after(2000, Promise.resolve());
    expect(disk.durable()).toHaveLength(0);
    expect((await marks())?.toSorted()).toEqual(all.toSorted());
    expect(new Set(all).size).toBeGreaterThan(100);
  });

  it('survives that the database goes again while it catches up', async () => {
    await lose();
    const ids = Array.from({ length: 2000 }, (_, index) => String(index));
    await Promise.all(ids.map(hear));
    database.be('good');
    await clock.advance(1000);
    while ((await kept()).length < 300) await settle();
    database.be('gone');
    await after(3000, Promise.resolve());
    expect((await kept()).length).toBeLessThan(2000);
    expect(guarded.availability.state()).toBe('away');
    database.be('good');
    await becomes('ready');
    expect(await marks()).toHaveLength(2000);
    expect(new Set(await marks()).size).toBe(2000);
  });

  const faults: DiskFault[] = ['refused', 'half-done', 'done-and-refused'];

  it.each(faults)(
    'is never acknowledged without a record, whichever write is %s',
    async (fault) => {
      for (let nth = 1; nth <= 16; nth += 1) {
        database = brittle((inner = createMemoryStore()));
        await inner.place(call);
        disk = new FakeSpillDisk();
        await open();
        await lose();
        disk.fail(nth, fault);
        const acknowledged: string[] = [];
        const post = async (id: string) => {
          const heard = await hear(id).catch((error: unknown) => error);
          if (heard instanceof Error) expect(heard).toMatchObject(away);
          else acknowledged.push(id);
        };
        for (const id of ['1', '2', '3', '4']) await post(id);
        database.be('good');
        await becomes('ready');
        await post('5');
        await after(2000, Promise.resolve());
        const found = [...((await marks()) ?? []), ...(await idsOn(disk))];
        expect(acknowledged.filter((id) => !found.includes(id))).toEqual([]);
        expect(new Set(await marks()).size).toBe((await marks())?.length);
        expect(disk.written()).toHaveLength(0);
      }
    },
  );
});

describe('closing a guarded store', () => {
  it('keeps on disk what waits, and asks no more', async () => {
    await lose();
    await hear('1');
    await store.close();
    const before = database.pings();
    await clock.advance(10_000);
    expect(database.pings()).toBe(before);
    expect(await idsOn(disk)).toEqual(['1']);
  });

  it('waits no longer than 2 s for a database that hangs', async () => {
    const hung = { ...inner, close: () => new Promise<void>(() => undefined) };
    database = brittle(hung);
    await open();
    expect(await after(2000, store.close())).toBeUndefined();
    expect(codes()).toEqual(['store-not-closed']);
  });
});
