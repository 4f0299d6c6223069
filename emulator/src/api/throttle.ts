import type { RequestHandler } from 'express';
import type { FaultSwitches } from '../faults.ts';
import type { Clock } from '../platform/ports.ts';
import { throttled } from './problem.ts';

export interface ThrottleDependencies {
  readonly clock: Clock;
  readonly faults: FaultSwitches;
}

const second = 1000;

/** Answers 429 to as many requests as it is told to, and to those beyond the limit; these do not count. */
export function throttle({ clock, faults }: ThrottleDependencies): RequestHandler {
  let served: readonly number[] = [];

  return (_req, _res, next) => {
    const { refuseRest, restLimit } = faults.now();
    if (refuseRest > 0) {
      faults.set({ refuseRest: refuseRest - 1 });
      throw throttled();
    }
    const now = clock.now();
    served = served.filter((at) => at > now - second);
    if (restLimit !== null && served.length >= restLimit) throw throttled();
    served = [...served, now];
    next();
  };
}
