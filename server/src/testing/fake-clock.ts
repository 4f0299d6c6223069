import type { Clock } from '../clock.ts';

/** A clock that stands still until it is moved. */
export class FakeClock implements Clock {
  private time = Date.parse('2026-11-21T09:00:00Z');
  private readonly timers = new Set<{ at: number; run: () => void }>();

  now(): number {
    return this.time;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.time + milliseconds, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Moves time on, runs what falls due in order, and lets promises settle in between. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds;
    for (let next = this.next(until); next; next = this.next(until)) {
      this.time = next.at;
      this.timers.delete(next);
      next.run();
      await settle();
    }
    this.time = until;
    await settle();
  }

  private next(until: number) {
    const due = [...this.timers].filter(({ at }) => at <= until);
    return due.sort((a, b) => a.at - b.at)[0];
  }
}

/** Waits until everything that only waits for promises is done. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
