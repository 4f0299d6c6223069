/** Time, injected so that a test can hold it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs once after that many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The machine's own clock. Its timers never keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date().getTime(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
