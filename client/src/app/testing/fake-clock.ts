import { Clock } from '../clock.ts';

/** A clock that stands still until a test moves it. */
export class FakeClock extends Clock {
  private time = 1_000_000;
  private due: { at: number; run: () => void }[] = [];

  override now(): number {
    return this.time;
  }

  override after(delay: number, run: () => void): () => void {
    const entry = { at: this.time + delay, run };
    this.due.push(entry);
    return () => {
      this.due = this.due.filter((other) => other !== entry);
    };
  }

  /** Lets `duration` ms pass, with everything that falls due and every promise on the way. */
  async advance(duration: number): Promise<void> {
    const end = this.time + duration;
    await settle();
    for (;;) {
      const next = this.due.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= end);
      if (!next) break;
      this.due = this.due.filter((other) => other !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
      await settle();
    }
    this.time = end;
    await settle();
  }
}

/** Lets every promise that can settle now do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
