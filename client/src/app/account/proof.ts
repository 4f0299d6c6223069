import { Injectable, signal } from '@angular/core';
import { ApiFailure } from '../api/api-failure.ts';

/** Asks to prove once more who sits here, where the server wants that, and then goes on. */
@Injectable({ providedIn: 'root' })
export class Proof {
  private readonly open = signal<((proven: boolean) => void) | null>(null);

  /** True while somebody is asked. */
  readonly wanted = this.open.asReadonly();

  /** What `work` gives; null when it needed a proof and none was given. Its own failures pass. */
  async before<T>(work: () => Promise<T>): Promise<{ readonly done: T } | null> {
    try {
      return { done: await work() };
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'proof-needed') throw error;
    }
    return (await this.ask()) ? { done: await work() } : null;
  }

  /** The one who was asked has proven it, or would not. */
  answer(proven: boolean): void {
    const settle = this.open();
    this.open.set(null);
    settle?.(proven);
  }

  private ask(): Promise<boolean> {
    this.answer(false);
    return new Promise((resolve) => {
      this.open.set(resolve);
    });
  }
}
