import type { Clock } from '../platform/ports.ts';

/** What waits for its time. */
export interface Postponed {
  /** Runs once after that many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** Calls everything off. */
  callOff(): void;
}

export function createPostponed(clock: Clock): Postponed {
  const waiting = new Set<() => void>();
  return {
    after: (milliseconds, run) => {
      const callOff = (): void => {
        waiting.delete(callOff);
        cancel();
      };
      const cancel = clock.after(milliseconds, () => {
        waiting.delete(callOff);
        run();
      });
      waiting.add(callOff);
      return callOff;
    },
    callOff: () => {
      for (const callOff of waiting) callOff();
    },
  };
}
