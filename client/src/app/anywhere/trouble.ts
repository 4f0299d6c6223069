import { inject, Injectable, signal } from '@angular/core';
import { Announcer } from '../calls/announcer.ts';

/** Why one of the ways to the call does not work: the call itself goes on. */
@Injectable({ providedIn: 'root' })
export class Trouble {
  private readonly announcer = inject(Announcer);
  private readonly told = signal<string | null>(null);

  /** Null when there is none, or when it was dismissed. */
  readonly words = this.told.asReadonly();

  /** Shows it until it is dismissed, and says it once. */
  tell(words: string): void {
    this.told.set(words);
    this.announcer.say(words, true);
  }

  dismiss(): void {
    this.told.set(null);
  }
}
