import type { Clock } from '../platform/ports.ts';

export interface VirtualClock extends Clock {
  /** Lets that much time pass: runs what is due, in order, and lets promises settle in between. */
  advance(milliseconds: number): Promise<void>;
  /** How many timers still wait: a leak shows here. */
  waiting(): number;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** Time that passes only when told to. */
export function createVirtualClock(start = Date.UTC(2026, 0, 5, 9)): VirtualClock {
  let now = start;
  const timers = new Set<Timer>();

  function nextDue(until: number): Timer | undefined {
    return [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  }

  return {
    now: () => now,
    after: (milliseconds, run) => {
      const timer = { due: now + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: async (milliseconds) => {
      const until = now + milliseconds;
      await settle();
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.due);
        timer.run();
        await settle();
      }
      now = Math.max(now, until);
      await settle();
    },
    waiting: () => timers.size,
  };
}
