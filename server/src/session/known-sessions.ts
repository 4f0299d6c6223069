import type { Clock } from '../clock.ts';
import type { Session } from './session.ts';

/** So old may be what we know of a session: the longest that one may outlive its end on another server. */
const freshMs = 5000;
/** After so long it is of no use, not even while the store is away. */
const staleMs = 3_600_000;

/** What this server last read of sessions, so that it need not ask the store at every request. */
export interface KnownSessions {
  get(hash: string): { readonly session: Session; readonly fresh: boolean } | undefined;
  set(hash: string, session: Session | undefined): void;
  clear(): void;
}

export function createKnownSessions(clock: Clock): KnownSessions {
  const known = new Map<string, { readonly session: Session; readonly at: number }>();

  function dropStale(): void {
    for (const [hash, { at }] of known) {
      if (clock.now() - at < staleMs) return;
      known.delete(hash);
    }
  }

  return {
    get: (hash) => {
      const found = known.get(hash);
      return found && { session: found.session, fresh: clock.now() - found.at < freshMs };
    },
    set: (hash, session) => {
      dropStale();
      // Last in the map is latest.
      known.delete(hash);
      if (session) known.set(hash, { session, at: clock.now() });
    },
    clear: () => {
      known.clear();
    },
  };
}
