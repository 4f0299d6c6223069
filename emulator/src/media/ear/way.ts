/** What becomes of packets that go one way. */
export interface WayFaults {
  /** How likely each is lost, from 0 to 1. */
  readonly loss: number;
  /** Milliseconds that each is late, and by which that may be more. */
  readonly delay: number;
  readonly jitter: number;
}

export interface WayDependencies {
  readonly monotonic: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** From 0 up to, but not including, 1. */
  readonly chance: () => number;
}

/** Takes packets along a way that loses and delays them; a late one may be overtaken. */
export type Way = (faults: WayFaults, deliver: () => void) => void;

export function createWay({ after, chance }: Pick<WayDependencies, 'after' | 'chance'>): Way {
  return ({ loss, delay, jitter }, deliver) => {
    if (chance() < loss) return;
    const late = delay + jitter * chance();
    if (late === 0) deliver();
    else after(late, deliver);
  };
}
