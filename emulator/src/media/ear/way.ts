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

/** Takes packets along a way that loses and delays them; they never overtake each other. */
export type Way = (faults: WayFaults, deliver: () => void) => void;

export function createWay({ monotonic, after, chance }: WayDependencies): Way {
  /** When the last packet that is underway arrives. */
  let last = 0;

  return ({ loss, delay, jitter }, deliver) => {
    if (chance() < loss) return;
    const now = monotonic();
    const due = Math.max(now + delay + jitter * chance(), last);
    if (due <= now) {
      deliver();
      return;
    }
    last = due;
    after(due - now, deliver);
  };
}
