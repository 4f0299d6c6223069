import type { Clock } from './ports.ts';

/** Real time. */
export const systemClock: Clock = {
  now: () => new Date().getTime(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};
