import { computed, type Signal } from '@angular/core';
import type { Call } from '@hotline/protocol/call';
import { stillTrying } from './deadlines.ts';

export interface Waiting {
  /** The call that is up, or null. */
  readonly call: Signal<Call | null>;
  readonly now: Signal<number>;
  /** True while the browser may be asking the person for the microphone. */
  readonly forMicrophone: () => boolean;
}

/** What is said when nothing has come of a click for some seconds. */
export class Patience {
  /** Who is being waited for; null while there is no need to say it. */
  readonly words;
  private said: string | null = null;

  constructor({ call, now, forMicrophone }: Waiting) {
    this.words = computed(() => {
      const dialled = call();
      if (!dialled || !stillTrying(dialled, now())) return null;
      return forMicrophone()
        ? 'Your browser is asking about the microphone. Allow it to call.'
        : 'Still trying to reach the phone service…';
    });
  }

  /** The words when they have changed since the last time, to be spoken once. */
  takeNews(): string | null {
    const words = this.words();
    const news = words === this.said ? null : words;
    this.said = words;
    return news;
  }
}
