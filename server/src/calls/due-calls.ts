import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Store, StoredCall } from '../store/store.ts';
import { quietMs } from './look-at.ts';
import type { PlatformPause } from './platform-pause.ts';

export interface DueCallsDependencies {
  readonly store: Pick<Store, 'due' | 'lease'>;
  readonly application: { readonly id: string };
  readonly clock: Clock;
  readonly random: Random;
  readonly pause: Pick<PlatformPause, 'until'>;
  readonly startedAt: number;
}

/** The calls that are to be looked after, and who is to do it. */
export interface DueCalls {
  next(): Promise<StoredCall | undefined>;
  /** True while it is up to this server, of all that share the store. */
  areOurs(): Promise<boolean>;
  /** What is planned until then is due now. */
  horizon(): number;
}

/** When one server dies, another goes on after this time. */
const leaseMs = 10_000;
/** Calls of other applications cannot be asked about: they are given this much longer to end by themselves. */
const foreignMs = 3_600_000;

export function createDueCalls(dependencies: DueCallsDependencies): DueCalls {
  const { store, application, clock, random, pause, startedAt } = dependencies;
  const holder = random(16).toString('hex');

  // At the start every call that was last heard of before is due, however short ago.
  const horizon = (): number => Math.max(clock.now(), startedAt + quietMs - 1);

  return {
    next: async () => {
      const own = await store.due(horizon(), application.id);
      if (own) return own;
      const any = await store.due(clock.now() - foreignMs);
      return any?.application === application.id ? undefined : any;
    },
    areOurs: () => {
      const now = clock.now();
      // Whoever is told to leave the platform alone keeps others from asking, too.
      const until = Math.max(now, pause.until()) + leaseMs;
      return store.lease(`calls:${application.id}`, holder, now, until);
    },
    horizon,
  };
}
