import type { Clock } from '../../clock.ts';
import type { Phase } from './phase.ts';
import { TooLate, within } from './within.ts';

export interface StoreWatchDependencies {
  readonly phase: Phase;
  readonly ping: () => Promise<void>;
  readonly clock: Clock;
}

/** Asks the store, and knows what it means when that fails. */
export interface StoreWatch {
  /** What came of it; when it failed, and the store answers no ping either, that is away from then on. */
  attempt<T>(work: () => Promise<T>, milliseconds: number): Promise<Attempt<T>>;
  /** Whether it can keep things now. Many who doubt it at once share one question. */
  answers(): Promise<boolean>;
}

/** What came of asking. `own` is a fault of the question, `late` may still come about. */
export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: 'own' | 'late' | 'away'; readonly error: unknown };

/** The platform waits for this, after an event's own deadline. */
const pingMs = 250;

export function createStoreWatch({ phase, ping, clock }: StoreWatchDependencies): StoreWatch {
  let asking: Promise<boolean> | undefined;

  function answers(): Promise<boolean> {
    asking ??= within(clock, pingMs, ping)
      .then(
        () => true,
        () => false,
      )
      .finally(() => (asking = undefined));
    return asking;
  }

  return {
    answers,
    attempt: async (work, milliseconds) => {
      try {
        return { ok: true, value: await within(clock, milliseconds, work) };
      } catch (error) {
        if (await answers()) {
          return { ok: false, fault: error instanceof TooLate ? 'late' : 'own', error };
        }
        phase.leave(error);
        return { ok: false, fault: 'away', error };
      }
    },
  };
}
