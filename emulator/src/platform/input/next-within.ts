import { pause } from '../pause.ts';
import type { Clock } from '../ports.ts';
import type { Arrivals } from './arrivals.ts';

export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Until then no time is counted. */
  readonly from?: Promise<void>;
}

/** The next one, if it comes in so many milliseconds; `undefined` when it does not, or when `signal` aborts. */
export async function nextWithin<Thing>(
  milliseconds: number,
  arrivals: Arrivals<Thing>,
  { clock, signal, from = Promise.resolve() }: Patience,
): Promise<Thing | undefined> {
  const done = new AbortController();
  const late = new AbortController();
  const counting = from.then(() =>
    pause(clock, milliseconds, AbortSignal.any([signal, done.signal])),
  );
  void counting.then(() => {
    late.abort();
  });
  const thing = await arrivals.next(AbortSignal.any([signal, late.signal]));
  done.abort();
  return thing;
}
