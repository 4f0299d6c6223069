import { createLog } from '../log.ts';
import type { ChangedCall, StoredCall } from '../store/store.ts';
import { settle } from '../testing/fake-clock.ts';
import { createCallFeed } from './call-feed.ts';

/** A log of changes, of which hints are given by hand. */
function setUp() {
  const changes: ChangedCall[] = [];
  let hint: (user?: string) => void = () => undefined;
  let failing = false;
  const store = {
    onChange: (listener: typeof hint) => {
      hint = listener;
      return () => undefined;
    },
    changesAfter: async (user: string, after: number, limit: number) => {
      const later = changes.filter(({ position, call }) => position > after && call.user === user);
      await settle();
      if (failing) throw new Error('away');
      return later.slice(0, limit);
    },
  };
  const feed = createCallFeed({ store, log: createLog('silent') });

  function change(position: number, user = 'john'): ChangedCall {
    const call: StoredCall = {
      ...{
        id: `call-${position}`,
        user,
        contactId: 'bob',
        application: 'app',
        placedAt: 0,
        legs: [],
      },
      call: { status: 'dialing', dialedAt: 0, voicemail: false },
    };
    const changed = { position, call };
    changes.push(changed);
    return changed;
  }

  /** The positions that a follower is told. */
  function follow(position: number, ahead: ChangedCall[] = [], user = 'john') {
    const told: number[] = [];
    const stop = feed.follow(user, { position, ahead }, (each) => told.push(each.position));
    return { told, stop };
  }

  return {
    ...{ feed, follow, change },
    hint: (user?: string) => {
      hint(user);
    },
    fail: (on: boolean) => (failing = on),
  };
}

async function read(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await settle();
}

it('tells each follower what it has not read, once and in order', async () => {
  const { follow, change, hint } = setUp();
  [1, 2, 3].forEach((position) => change(position));
  change(4, 'mary');
  const [old, recent] = [follow(0), follow(2)];
  await read();
  change(5);
  hint('john');
  hint('john');
  await read();
  expect([old.told, recent.told]).toEqual([
    [1, 2, 3, 5],
    [3, 5],
  ]);
});

it('does not repeat what was read ahead', async () => {
  const { follow, change } = setUp();
  const [, second] = [change(1), change(2), change(3)];
  const { told } = follow(1, [second]);
  await read();
  expect(told).toEqual([3]);
});

it('misses nothing that changes while it reads, nor whoever joins meanwhile', async () => {
  const { follow, change, hint } = setUp();
  change(1);
  const first = follow(0);
  change(2);
  hint('john');
  const second = follow(0);
  await read();
  expect([first.told, second.told]).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

it('leaves no gap to one who joins further back while it reads for another', async () => {
  const { follow, change } = setUp();
  [1, 2, 3].forEach((position) => change(position));
  const recent = follow(2);
  const old = follow(0);
  await read();
  expect([recent.told, old.told]).toEqual([[3], [1, 2, 3]]);
});

it('reads on until the end of a long absence', async () => {
  const { follow, change } = setUp();
  for (let position = 1; position <= 250; position += 1) change(position);
  const { told } = follow(0);
  await read();
  expect(told).toHaveLength(250);
});

it('catches up at the next hint when reading has failed, or a hint was lost', async () => {
  const { feed, follow, change, hint, fail } = setUp();
  const { told } = follow(0);
  await read();
  fail(true);
  change(1);
  hint();
  await read();
  fail(false);
  feed.refresh('john');
  await read();
  expect(told).toEqual([1]);
});

it('tells nobody who has left', async () => {
  const { follow, change, hint } = setUp();
  const { told, stop } = follow(0);
  await read();
  change(1);
  hint();
  stop();
  await read();
  expect(told).toEqual([]);
});
