import { signal } from '@angular/core';
import type { Clock } from './clock.ts';

/** Says the time again and again for as long as it matters. */
export class Ticker {
  private readonly clock: Clock;
  private readonly interval: number;
  private readonly step: (now: number) => boolean;
  private readonly time;
  private running = false;

  readonly now;

  /** After each `interval` ms, `step` does what is due and tells whether to go on. */
  constructor(clock: Clock, interval: number, step: (now: number) => boolean) {
    this.clock = clock;
    this.interval = interval;
    this.step = step;
    this.time = signal(clock.now());
    this.now = this.time.asReadonly();
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.tick();
  }

  private tick(): void {
    const now = this.clock.now();
    this.time.set(now);
    this.running = this.step(now);
    if (this.running) {
      this.clock.after(this.interval, () => {
        this.tick();
      });
    }
  }
}
