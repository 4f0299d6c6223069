import { signal } from '@angular/core';

/** Something the server has: read, read again, and kept while a later attempt fails. */
export class Reading<T> {
  private readonly read: () => Promise<T>;
  private readonly known = signal<T | null>(null);
  private readonly failure = signal(false);
  /** Counts attempts, so that a slow old answer never replaces a newer one. */
  private asked = 0;

  /** Null until it was read once. */
  readonly value = this.known.asReadonly();
  /** True when the last attempt failed. */
  readonly failed = this.failure.asReadonly();

  constructor(read: () => Promise<T>) {
    this.read = read;
  }

  async load(): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    try {
      const value = await this.read();
      if (mine !== this.asked) return;
      this.known.set(value);
      this.failure.set(false);
    } catch {
      // The page says so and offers to try again.
      if (mine === this.asked) this.failure.set(true);
    }
  }
}
