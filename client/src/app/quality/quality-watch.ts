import { effect, ErrorHandler, inject, Injectable, signal, untracked } from '@angular/core';
import { Clock } from '../clock.ts';
import { PhoneLine } from '../voice/phone-line.ts';
import { History } from './history.ts';
import { judge } from './judge.ts';
import { readingOf, type ReadConnection } from './reading-of.ts';
import { shownFirst, steady, type Shown } from './steady.ts';

/** How often the sound is looked at, in ms. */
export const readingInterval = 400;

/** Looks after the sound of the call that is up, for as long as it has any. */
@Injectable({ providedIn: 'root' })
export class QualityWatch {
  private readonly clock = inject(Clock);
  private readonly errors = inject(ErrorHandler);
  private readonly line = inject(PhoneLine);
  private readonly shown = signal<Shown>(shownFirst);
  private readonly newest = signal(new History([]));

  /** How the sound is, without flickering. */
  readonly state = this.shown.asReadonly();
  readonly history = this.newest.asReadonly();

  constructor() {
    effect((onCleanup) => {
      const connection = this.line.media();
      this.shown.set(shownFirst);
      this.newest.set(new History([]));
      if (!connection) return;
      const watch = { over: false };
      onCleanup(() => {
        watch.over = true;
      });
      untracked(() => void this.look(connection, watch));
    });
  }

  private async look(connection: ReadConnection, watch: { readonly over: boolean }): Promise<void> {
    try {
      const reading = await readingOf(connection, this.clock.now());
      if (watch.over) return;
      const history = this.newest().add(reading);
      this.newest.set(history);
      this.shown.update((shown) => steady(shown, judge(history), reading.at));
    } catch (error) {
      // The call goes on without; whoever looks for it finds it in the console.
      this.errors.handleError(error);
    }
    this.clock.after(readingInterval, () => {
      if (!watch.over) void this.look(connection, watch);
    });
  }
}
