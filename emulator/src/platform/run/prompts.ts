/** What is still being said while the next action runs, until whoever hears it interrupts. */
export interface Prompts {
  /** Says it after those that were queued before; `say` ends, and never rejects, when its signal aborts. */
  readonly queue: (say: (signal: AbortSignal) => Promise<void>) => void;
  /** Resolves when all has been said, or was cut. */
  readonly over: () => Promise<void>;
  /** Stops it, and forgets what is queued. Idempotent. */
  readonly cut: () => void;
}

/** They are over when `signal` aborts. */
export function createPrompts(signal: AbortSignal): Prompts {
  let cutting = new AbortController();
  let last = Promise.resolve();
  return {
    queue: (say) => {
      const mine = AbortSignal.any([signal, cutting.signal]);
      last = last.then(() => (mine.aborted ? undefined : say(mine)));
    },
    over: () => last,
    cut: () => {
      cutting.abort();
      cutting = new AbortController();
    },
  };
}
