import type { ChangedCall } from '../store/store.ts';

/** How far somebody has read. */
export interface ReadSoFar {
  readonly position: number;
  /** Read ahead of that. */
  readonly ahead?: readonly ChangedCall[];
}

/** Who follows whose calls, and how far each has read. */
export interface Followers {
  /** The returned function takes them off again. */
  add(user: string, read: ReadSoFar, tell: (change: ChangedCall) => void): () => void;
  users(): Iterable<string>;
  /** Where whoever has read least of this user's calls stands; undefined when nobody follows. */
  behind(user: string): number | undefined;
  /** Tells those who have read up to `from` at least; whoever has read less would miss what lies between. */
  tell(user: string, change: ChangedCall, from: number): void;
}

interface Follower {
  position: number;
  readonly ahead: ReadonlySet<number>;
  readonly tell: (change: ChangedCall) => void;
}

export function createFollowers(): Followers {
  const byUser = new Map<string, Set<Follower>>();
  const of = (user: string) => [...(byUser.get(user) ?? [])];

  return {
    add: (user, { position, ahead = [] }, tell) => {
      const followers = byUser.get(user) ?? new Set();
      const follower = { position, ahead: new Set(ahead.map((read) => read.position)), tell };
      byUser.set(user, followers.add(follower));
      return () => {
        followers.delete(follower);
        if (followers.size === 0 && byUser.get(user) === followers) byUser.delete(user);
      };
    },
    users: () => byUser.keys(),
    behind: (user) => {
      const positions = of(user).map(({ position }) => position);
      return positions.length === 0 ? undefined : Math.min(...positions);
    },
    tell: (user, change, from) => {
      for (const follower of of(user)) if (follower.position >= from) advance(follower, change);
    },
  };
}

function advance(follower: Follower, change: ChangedCall): void {
  if (change.position <= follower.position) return;
  follower.position = change.position;
  if (!follower.ahead.has(change.position)) follower.tell(change);
}
