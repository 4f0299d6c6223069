import { Component, computed, DestroyRef, effect, inject, signal, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterOutlet } from '@angular/router';
import { ActivityLog } from '../activity/activity-log.ts';
import { showAnywhere } from '../anywhere/show-anywhere.ts';
import { GoTo } from '../go-to.ts';
import { Connection } from '../api/connection.ts';
import { ServiceBanners } from '../service/service-banners.ts';
import { ServiceState } from '../service/service-state.ts';
import { showQuality } from '../quality/show-quality.ts';
import { SessionStore } from '../session/session-store.ts';
import { microphoneWords } from '../voice/microphone-words.ts';
import { Microphone } from '../voice/microphone.ts';
import { PhoneLine, type LineState } from '../voice/phone-line.ts';
import { Announcer } from './announcer.ts';
import { CallAside } from './call-aside.ts';
import { CallBar } from './call-bar.ts';
import { CallKeys } from './call-keys.ts';
import { CallStore } from './call-store.ts';
import { Calling } from './calling.ts';
import { ContactList } from './contact-list.ts';
import { NoteBook } from './note-book.ts';
import { pageTitle } from './current-call-words.ts';
import { Desk } from './desk.ts';
import { Icon } from './icon.ts';
import { keepFocus } from './keep-focus.ts';
import { ServerNews } from './server-news.ts';

const lineWords: Readonly<Record<LineState, string>> = {
  connecting: 'Getting ready…',
  ready: 'Ready',
  lost: 'Reconnecting…',
};

/** What is there whatever is looked at: who is signed in, how things stand, and the call that is up. */
@Component({
  selector: 'app-hotline-page',
  imports: [CallBar, Desk, GoTo, Icon, RouterOutlet, ServiceBanners],
  templateUrl: './hotline-page.html',
  host: {
    '(document:keydown)': 'keys.obey($event)',
    '(window:pagehide)': 'leave()',
    '(window:pageshow)': 'comeBack($event)',
  },
})
export class HotlinePage {
  private readonly title = inject(Title);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly notes = inject(NoteBook);
  protected readonly keys = inject(CallKeys);
  protected readonly line = inject(PhoneLine);
  protected readonly calls = inject(CallStore);
  protected readonly calling = inject(Calling);
  protected readonly aside = inject(CallAside);
  protected readonly people = inject(ContactList);
  protected readonly activity = inject(ActivityLog);
  protected readonly service = inject(ServiceState);

  private readonly desk = viewChild.required(Desk);
  private readonly bar = viewChild.required(CallBar);
  private readonly notice = signal<string | null>(null);

  /** What is in front of the pad, such as a call's timeline; null when nothing is. */
  protected readonly place = signal<string | null>(null);
  protected readonly username = this.session.username;
  protected readonly admin = this.session.admin;
  protected readonly saying = this.announcer.saying;
  protected readonly lineWords = computed(() =>
    this.aside.cutOff() ? lineWords.lost : lineWords[this.line.state()],
  );
  protected readonly microphoneProblem = computed(() => {
    const problem = this.calls.microphoneProblem();
    return problem && microphoneWords[problem];
  });
  protected readonly words = computed(() => this.notice() ?? this.calling.refusal());
  protected readonly problem = this.people.problem;

  constructor() {
    const stopListening = [
      inject(ServerNews).follow(),
      this.listenToDevices(),
      inject(Connection).whenBack(() => {
        this.line.hurry();
      }),
    ];
    inject(DestroyRef).onDestroy(() => {
      for (const stop of stopListening) stop();
      void this.calls.close();
      this.line.close();
      this.activity.close();
      this.title.setTitle('Hotline');
    });
    this.openLine();
    void this.people.load();
    this.activity.open();
    keepFocus(
      () => [this.people.contacts(), this.calls.live(), this.microphoneProblem(), this.words()],
      () => {
        this.desk().takeFocus();
      },
    );
    this.showAndTell();
    showAnywhere(() => this.bar().more());
    showQuality(() => this.bar().more());
  }

  /** Nobody shall pay for a call that a closed page has left behind. */
  protected leave(): void {
    if (this.calls.ours()) this.calls.hangUp();
    this.line.close();
    this.notes.send();
  }

  /** The browser may show a page again as it was left. */
  protected comeBack({ persisted }: PageTransitionEvent): void {
    if (persisted) this.openLine();
  }

  protected async signOut(): Promise<void> {
    this.notice.set(null);
    await this.calls.close();
    try {
      await this.session.signOut();
    } catch {
      this.notice.set('You are still signed in: Hotline can’t be reached. Try again.');
      this.announcer.say('You are still signed in: Hotline can’t be reached. Try again.', true);
      return;
    }
    await this.router.navigateByUrl('/login');
  }

  protected show({ activatedRouteData }: RouterOutlet): void {
    this.place.set(String(activatedRouteData.place));
  }

  protected dismissNotice(): void {
    this.calling.dismissRefusal();
    this.notice.set(null);
  }

  private openLine(): void {
    this.line.open({
      news: (id, news) => {
        this.calls.hear(id, news);
        if (news.type === 'ended') this.notes.send();
      },
      note: (id, what, detail) => {
        this.notes.write(id, what, detail);
      },
    });
  }

  private showAndTell(): void {
    effect(() => {
      const live = this.calls.live();
      const place = this.place();
      const title = pageTitle(live?.call ?? null, this.calling.liveName(), this.calls.now());
      this.title.setTitle(title ?? (place === null ? 'Hotline' : `${place} – Hotline`));
    });
    effect(() => {
      const { words, urgent } = this.aside.connectionNews();
      this.announcer.say(words, urgent);
    });
  }

  private listenToDevices(): () => void {
    return inject(Microphone).watch(() => {
      if (!this.calls.microphoneProblem()) return;
      this.calls.dismissMicrophoneProblem();
      this.announcer.say('The microphone has changed. You can call again.');
    });
  }
}
