import type { Clock } from './clock.ts';

export interface Repetition {
  /** How long after the work is done it is done again; the first time, after the start. */
  readonly pauseMs: number;
  /** Never rejects. */
  readonly work: () => Promise<void>;
  readonly clock: Clock;
  /** Ends it. */
  readonly closing: AbortSignal;
}

/** Does something again and again, never twice at a time. */
export function againAndAgain({ pauseMs, work, clock, closing }: Repetition): void {
  function wait(): void {
    if (closing.aborted) return;
    const cancel = clock.after(pauseMs, () => {
      closing.removeEventListener('abort', cancel);
      void work().then(wait);
    });
    closing.addEventListener('abort', cancel, { once: true });
  }

  wait();
}
