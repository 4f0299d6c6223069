import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { momentWords } from '../activity/moment-words.ts';
import { AccountApi } from '../api/account-api.ts';
import { Reading } from '../api/reading.ts';
import { Announcer } from '../calls/announcer.ts';
import { keepFocus } from '../calls/keep-focus.ts';
import { failureWords } from '../sign-in/sign-in-words.ts';
import { browserWords } from './browser-words.ts';

/** Where one is signed in, and the way to end that. */
@Component({
  selector: 'app-sessions-section',
  templateUrl: './sessions-section.html',
})
export class SessionsSection {
  private readonly api = inject(AccountApi);
  private readonly announcer = inject(Announcer);

  /** Any time of the day that is today, epoch ms. */
  readonly today = input.required<number>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly reading = new Reading(() => this.api.sessions());
  protected readonly problem = signal<string | null>(null);
  protected readonly rows = computed(() =>
    this.reading
      .value()
      ?.toSorted((a, b) => Number(b.current) - Number(a.current) || b.seenAt - a.seenAt)
      .map(({ id, current, agent, createdAt, seenAt }) => ({
        id,
        current,
        browser: browserWords(agent),
        since: momentWords(createdAt, this.today()),
        seen: momentWords(seenAt, this.today()),
      })),
  );
  protected readonly others = computed(
    () => this.reading.value()?.filter(({ current }) => !current).length ?? 0,
  );

  constructor() {
    void this.reading.load();
    keepFocus(
      () => [this.rows(), this.reading.failed()],
      () => {
        this.heading().nativeElement.focus();
      },
      inject<ElementRef<HTMLElement>>(ElementRef).nativeElement,
    );
  }

  protected end(id: string, browser: string): Promise<void> {
    return this.attempt(() => this.api.endSession(id), `Signed out of ${browser}.`);
  }

  protected endOthers(): Promise<void> {
    return this.attempt(() => this.api.endOtherSessions(), 'Signed out everywhere else.');
  }

  private async attempt(work: () => Promise<void>, done: string): Promise<void> {
    this.problem.set(null);
    try {
      await work();
      await this.reading.load();
      this.announcer.say(done);
    } catch (error) {
      this.problem.set(failureWords(error));
    }
  }
}
