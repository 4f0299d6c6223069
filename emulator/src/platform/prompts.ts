/** What is still being said while the next action runs, until whoever hears it interrupts. */
export interface Prompts {
  /** `over` settles when it has been said to its end. */
  readonly add: (stop: () => void, over: Promise<void>) => void;
  /** Resolves when all has been said, or was cut. */
  readonly over: () => Promise<void>;
  /** Stops it. Idempotent. */
  readonly cut: () => void;
}

export function createPrompts(signal: AbortSignal): Prompts {
  const saying = new Map<() => void, Promise<void>>();
  const cut = (): void => {
    for (const stop of saying.keys()) stop();
    saying.clear();
  };
  signal.addEventListener('abort', cut, { once: true });
  return {
    add: (stop, over) => {
      saying.set(stop, over);
      void over.then(() => saying.delete(stop));
    },
    over: async () => {
      await Promise.all(saying.values());
    },
    cut,
  };
}
