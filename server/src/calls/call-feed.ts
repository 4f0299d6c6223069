import type { CallUpdate } from '@hotline/protocol/placed-call';

type Listener = (update: CallUpdate) => void;

/** Carries each change of a call to the browsers of its user. */
export interface CallFeed {
  publish(user: string, update: CallUpdate): void;
  /** The returned function ends the subscription. */
  subscribe(user: string, listener: Listener): () => void;
  /** How many listen for this user. */
  listeners(user: string): number;
}

export function createCallFeed(): CallFeed {
  const byUser = new Map<string, Set<Listener>>();

  return {
    publish: (user, update) => {
      for (const listener of byUser.get(user) ?? []) listener(update);
    },
    subscribe: (user, listener) => {
      const listeners = byUser.get(user) ?? new Set();
      byUser.set(user, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && byUser.get(user) === listeners) byUser.delete(user);
      };
    },
    listeners: (user) => byUser.get(user)?.size ?? 0,
  };
}
