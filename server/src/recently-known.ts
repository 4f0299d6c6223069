import type { Clock } from './clock.ts';

/** So old may be what we know: the longest that something may outlive its end on another server. */
const freshMs = 5000;
/** After so long it is of no use, not even while the store is away. */
const staleMs = 3_600_000;

/** What this server last read of something, so that it need not ask the store at every request. */
export interface RecentlyKnown<T> {
  get(key: string): { readonly value: T; readonly fresh: boolean } | undefined;
  set(key: string, value: T | undefined): void;
  clear(): void;
}

export function createRecentlyKnown<T>(clock: Clock): RecentlyKnown<T> {
  const known = new Map<string, { readonly value: T; readonly at: number }>();

  function dropStale(): void {
    for (const [key, { at }] of known) {
      if (clock.now() - at < staleMs) return;
      known.delete(key);
    }
  }

  return {
    get: (key) => {
      const found = known.get(key);
      return found && { value: found.value, fresh: clock.now() - found.at < freshMs };
    },
    set: (key, value) => {
      dropStale();
      // Last in the map is latest.
      known.delete(key);
      if (value !== undefined) known.set(key, { value, at: clock.now() });
    },
    clear: () => {
      known.clear();
    },
  };
}
