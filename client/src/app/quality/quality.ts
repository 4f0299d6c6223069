import { Component, computed, effect, inject, untracked, ViewEncapsulation } from '@angular/core';
import { Announcer } from '../calls/announcer.ts';
import { CallStore } from '../calls/call-store.ts';
import { Calling } from '../calls/calling.ts';
import { Icon } from '../calls/icon.ts';
import { NoteBook } from '../calls/note-book.ts';
import { causeWords, qualityNews, qualityWord, quietWords } from './quality-words.ts';
import { QualityWatch } from './quality-watch.ts';
import { fine, type Verdict } from './verdict.ts';

/** How good the sound of the call is; when it is poor, what is likely wrong and what to do. */
@Component({
  selector: 'app-quality',
  imports: [Icon],
  templateUrl: './quality.html',
  styleUrl: './quality.css',
  encapsulation: ViewEncapsulation.None,
})
export class Quality {
  private readonly announcer = inject(Announcer);
  private readonly calls = inject(CallStore);
  private readonly calling = inject(Calling);
  private readonly notes = inject(NoteBook);
  private readonly watch = inject(QualityWatch);

  /** Nothing is said of a call before it is answered, nor of one whose sound is elsewhere. */
  protected readonly verdict = computed(() => {
    const call = this.calls.live()?.call;
    return this.calls.ours() && call?.status === 'answered' && this.watch.history().last
      ? this.softened(this.watch.state().verdict, call.voicemail)
      : null;
  });
  protected readonly word = computed(() => {
    const verdict = this.verdict();
    return verdict && qualityWord(verdict);
  });
  protected readonly cause = computed(() => {
    const cause = this.verdict()?.cause;
    return cause ? causeWords(cause, this.calling.liveName()) : null;
  });
  protected readonly quiet = computed(() => (this.verdict()?.quiet ? quietWords : null));

  private told: Verdict = fine;

  constructor() {
    effect(() => {
      const verdict = this.verdict();
      const id = this.calls.live()?.id;
      untracked(() => {
        this.tell(verdict ?? fine, verdict === null ? undefined : id);
      });
    });
  }

  /** A voicemail listens in silence. */
  private softened(verdict: Verdict, voicemail: boolean | undefined): Verdict {
    return voicemail ? { ...verdict, quiet: false } : verdict;
  }

  /** Says and notes each change once; a call that is over needs no words. */
  private tell(verdict: Verdict, callId: string | undefined): void {
    const before = this.told;
    this.told = verdict;
    if (callId === undefined || before === verdict) return;
    const news = qualityNews(before, verdict, this.calling.liveName());
    if (news) this.announcer.say(news.text, news.urgent);
    const word = qualityWord(verdict);
    if (word === qualityWord(before) && verdict.cause === before.cause) return;
    this.notes.write(callId, 'quality', { word, ...(verdict.cause && { cause: verdict.cause }) });
  }
}
