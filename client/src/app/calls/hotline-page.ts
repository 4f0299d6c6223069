import { Component, computed, DestroyRef, effect, inject, signal, viewChild } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import type { Contact } from '@hotline/protocol/contact';
import { ActivityLog } from '../activity/activity-log.ts';
import { ActivityPanel } from '../activity/activity-panel.ts';
import { ActivityToggle } from '../activity/activity-toggle.ts';
import { LiveUpdates } from '../api/live-updates.ts';
import { SessionStore } from '../session/session-store.ts';
import { microphoneWords } from '../voice/microphone-words.ts';
import { Microphone } from '../voice/microphone.ts';
import { PhoneLine, type LineState } from '../voice/phone-line.ts';
import { Announcer } from './announcer.ts';
import { refusal, type Availability } from './availability.ts';
import { CallBar } from './call-bar.ts';
import { CallStore } from './call-store.ts';
import { ContactList } from './contact-list.ts';
import { pageTitle } from './current-call-words.ts';
import { Icon } from './icon.ts';
import { keepFocus } from './keep-focus.ts';
import { Pad } from './pad.ts';
import { shortcut } from './shortcut.ts';
import type { TileSituation } from './tile-face.ts';

/** A tile that has just turned green must not end the call on a click that was meant to cancel it, in ms. */
const settling = 500;

const lineWords: Readonly<Record<LineState, string>> = {
  connecting: 'Getting ready…',
  ready: 'Ready',
  lost: 'Reconnecting…',
};

/** The pad: one tile for each person, at most one call. */
@Component({
  selector: 'app-hotline-page',
  imports: [ActivityPanel, ActivityToggle, CallBar, Icon, Pad],
  templateUrl: './hotline-page.html',
  host: {
    '(document:keydown)': 'obey($event)',
    '(window:pagehide)': 'leave()',
    '(window:pageshow)': 'comeBack($event)',
  },
})
export class HotlinePage {
  private readonly title = inject(Title);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  protected readonly line = inject(PhoneLine);
  protected readonly calls = inject(CallStore);
  protected readonly people = inject(ContactList);
  protected readonly activity = inject(ActivityLog);

  private readonly pad = viewChild(Pad);
  /** The last contact somebody tried to call, for whoever tries again. */
  private readonly tried = signal<Contact | null>(null);
  private readonly refused = signal<Contact | null>(null);
  private readonly notice = signal<string | null>(null);

  /** Whether the list of calls is in front, where there is no room for it beside the pad. */
  protected readonly activityOpen = signal(false);
  protected readonly username = this.session.username;
  protected readonly saying = this.announcer.saying;
  protected readonly lineWords = computed(() => lineWords[this.line.state()]);
  protected readonly liveName = computed(() => {
    const live = this.calls.live();
    return live ? this.people.nameOf(live.contactId) : '';
  });
  protected readonly availability = computed((): Availability => {
    if (this.calls.live()) return { kind: 'on-call', withName: this.liveName() };
    const state = this.line.state();
    return { kind: state === 'ready' ? 'free' : state };
  });
  protected readonly tiles = computed(() =>
    (this.people.contacts() ?? []).map((contact) => this.situationOf(contact)),
  );
  protected readonly microphoneProblem = computed(() => {
    const problem = this.calls.microphoneProblem();
    return problem && microphoneWords[problem];
  });
  private readonly refusal = computed(() => {
    const contact = this.refused();
    return contact && refusal(this.availability(), contact.name);
  });
  protected readonly words = computed(() => this.notice() ?? this.refusal());
  protected readonly problem = this.people.problem;
  constructor() {
    const stopListening = [this.listenToServer(), this.listenToDevices()];
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
      () => this.pad()?.takeFocus(),
    );
    effect(() => {
      const live = this.calls.live();
      this.title.setTitle(pageTitle(live?.call ?? null, this.liveName(), this.calls.now()));
    });
    effect(() => {
      this.tellLineState(this.line.state());
    });
  }

  /** A click on a tile: calls, ends the call, or says why neither can be done. */
  protected press(contact: Contact): void {
    const live = this.calls.live();
    if (live?.contactId === contact.id) {
      const answered = live.call.answeredAt;
      if (answered === undefined || this.calls.now() - answered >= settling) this.calls.hangUp();
      return;
    }
    this.tryToCall(contact);
  }

  /** Calls, or says why it cannot be done now. */
  protected tryToCall(contact: Contact): void {
    const refused = refusal(this.availability(), contact.name);
    this.refused.set(refused === null ? null : contact);
    if (refused === null) this.call(contact);
    else this.announcer.say(refused);
  }

  protected callAgain(): void {
    const contact = this.tried();
    if (contact) this.press(contact);
  }

  protected obey(event: KeyboardEvent): void {
    const live = this.calls.live();
    const wanted = shortcut(event);
    if (!wanted || !live || event.repeat) return;
    if (wanted === 'cancel' && live.call.status === 'answered') return;
    event.preventDefault();
    if (wanted === 'mute') void this.calls.mute(!this.calls.muted());
    else this.calls.hangUp();
  }

  /** Nobody shall pay for a call that a closed page has left behind. */
  protected leave(): void {
    if (this.calls.ours()) this.calls.hangUp();
    this.line.close();
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

  protected dismissNotice(): void {
    this.refused.set(null);
    this.notice.set(null);
  }

  private openLine(): void {
    this.line.open((id, news) => {
      this.calls.hear(id, news);
    });
  }

  private call(contact: Contact): void {
    this.tried.set(contact);
    void this.calls.dial(contact.id);
  }

  private situationOf(contact: Contact): TileSituation {
    const { call, failure } = this.calls.of(contact.id);
    const { availability, calls } = this;
    const [now, muted, patience] = [calls.now(), calls.muted(), calls.patience()];
    const last = this.activity.lastCallTo(contact.id);
    return { contact, call, failure, last, muted, patience, availability: availability(), now };
  }

  private listenToServer(): () => void {
    return inject(LiveUpdates).open({
      opened: () => {
        void this.calls.catchUp();
        void this.activity.load();
      },
      call: (update) => {
        this.calls.update(update);
        this.activity.hear(update);
      },
      contacts: ({ problem }) => {
        this.people.report(problem);
        void this.people.load();
      },
    });
  }

  private listenToDevices(): () => void {
    return inject(Microphone).watch(() => {
      if (!this.calls.microphoneProblem()) return;
      this.calls.dismissMicrophoneProblem();
      this.announcer.say('The microphone has changed. You can call again.');
    });
  }

  private tellLineState(state: LineState): void {
    if (state === 'connecting') this.announcer.say('Connecting');
    else if (state === 'ready') this.announcer.say('Ready');
    else this.announcer.say('Signed out of the phone service. Reconnecting…', true);
  }
}
