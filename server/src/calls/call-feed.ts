import type { Log } from '../log.ts';
import type { ChangedCall, Store } from '../store/store.ts';
import { createFollowers, type Followers, type ReadSoFar } from './followers.ts';

export interface CallFeedDependencies {
  readonly store: Pick<Store, 'changesAfter' | 'onChange'>;
  readonly log: Log;
}

/** Carries each change of a user's calls to whoever follows them, whichever server made it. */
export interface CallFeed {
  /** Tells every change that was not read yet, once and in order, until the returned function is called. */
  follow(user: string, from: ReadSoFar, tell: (change: ChangedCall) => void): () => void;
  /** Looks for changes that nobody told of. */
  refresh(user: string): void;
}

/** How many changes are read at a time. */
const batch = 100;

/**
 * Being told is only a hint to read on from where a follower stands; so a hint that is lost, late or repeated loses
 * and repeats nothing.
 */
export function createCallFeed({ store, log }: CallFeedDependencies): CallFeed {
  const followers = createFollowers();
  const reading = new Map<string, { again: boolean }>();
  store.onChange((user) => {
    const users = user === undefined ? followers.users() : [user];
    for (const each of users) refresh(each);
  });

  function refresh(user: string): void {
    const running = reading.get(user);
    if (running) running.again = true;
    else if (followers.behind(user) !== undefined) void read(user);
  }

  async function read(user: string): Promise<void> {
    const run = { again: true };
    reading.set(user, run);
    try {
      while (run.again) {
        run.again = false;
        if (!(await tellBatch(store, followers, user))) continue;
        run.again = true;
        await sent();
      }
    } catch (error) {
      // The next hint, or the next heartbeat, tries again.
      log.warn({ err: error, code: 'call-feed-failed' });
    } finally {
      reading.delete(user);
    }
  }

  return {
    refresh,
    follow: (user, from, tell) => {
      const leave = followers.add(user, from, tell);
      refresh(user);
      return leave;
    },
  };
}

/** What was told goes out to the browsers; told all at once, it would look as if they did not read. */
const sent = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Reads once and tells; true when there is more. */
async function tellBatch(
  store: CallFeedDependencies['store'],
  followers: Followers,
  user: string,
): Promise<boolean> {
  const behind = followers.behind(user);
  if (behind === undefined) return false;
  const changes = await store.changesAfter(user, behind, batch);
  for (const change of changes) followers.tell(user, change, behind);
  return changes.length === batch;
}
