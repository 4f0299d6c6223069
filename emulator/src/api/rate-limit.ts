import type { FaultSwitches } from '../faults.ts';
import type { Clock } from '../platform/ports.ts';

export interface RateLimitDependencies {
  readonly clock: Clock;
  readonly faults: FaultSwitches;
}

/** How often an account may ask, all its APIs together. */
export interface RateLimit {
  /** Whether it was told to refuse this request, whatever it asks. */
  refuses(): boolean;
  /** Takes one of this second's requests; false when there is none left. */
  admit(): boolean;
}

const second = 1000;

export function createRateLimit({ clock, faults }: RateLimitDependencies): RateLimit {
  let served: readonly number[] = [];
  return {
    refuses: () => {
      const { refuseRest } = faults.now();
      if (refuseRest > 0) faults.set({ refuseRest: refuseRest - 1 });
      return refuseRest > 0;
    },
    admit: () => {
      const { restLimit } = faults.now();
      const now = clock.now();
      served = served.filter((at) => at > now - second);
      if (restLimit !== null && served.length >= restLimit) return false;
      served = [...served, now];
      return true;
    },
  };
}
