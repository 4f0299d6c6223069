import { computed, ErrorHandler, inject, Injectable, signal } from '@angular/core';
import { isLive, type CallNews, type EndReason } from '@hotline/protocol/call';
import type { CallUpdate, LetGoReason } from '@hotline/protocol/placed-call';
import { ApiFailure } from '../api/api-failure.ts';
import { Api } from '../api/api.ts';
import { Clock } from '../clock.ts';
import { Ticker } from '../ticker.ts';
import { microphoneWords } from '../voice/microphone-words.ts';
import { Microphone, MicrophoneFault, type MicrophoneProblem } from '../voice/microphone.ts';
import { VoiceClient } from '../voice/voice-client.ts';
import { within } from '../within.ts';
import { announcement } from './announcement.ts';
import { Announcer } from './announcer.ts';
import { CallRecords, type CallRecord } from './call-records.ts';
import { ContactList } from './contact-list.ts';
import { overdue } from './deadlines.ts';
import { EarlyUpdates } from './early-updates.ts';
import { failureWords } from './failure-words.ts';
import { OtherWindows } from './other-windows.ts';
import { OutgoingCall, type Placing } from './outgoing-call.ts';
import { Patience } from './patience.ts';
import { newsOf } from './update-news.ts';

/** How often running times and deadlines are looked at, in ms. */
const tickLength = 250;
/** The next call waits this long at most for the last one to be cleared away, in ms. */
const clearingTime = 3_000;

/**
 * The calls of this page, one live at a time. What happens is told by the voice SDK and by the server; both
 * go through the same reducer, and whatever ends a call, everything it held is let go.
 */
@Injectable({ providedIn: 'root' })
export class CallStore {
  private readonly api = inject(Api);
  private readonly voice = inject(VoiceClient);
  private readonly microphone = inject(Microphone);
  private readonly clock = inject(Clock);
  private readonly contacts = inject(ContactList);
  private readonly announcer = inject(Announcer);
  private readonly errors = inject(ErrorHandler);
  private readonly otherWindows = inject(OtherWindows);

  private readonly records = new CallRecords();
  private readonly ticker = new Ticker(this.clock, tickLength, (now) => this.keepPromises(now));
  private readonly silent = signal(false);
  private readonly fault = signal<MicrophoneProblem | null>(null);
  /** What this page holds of the call that is up; null also for a call of another window. */
  private readonly held = signal<OutgoingCall | null>(null);
  private readonly early = new EarlyUpdates(this.update.bind(this));
  /** Fulfilled when nothing is left of the last call. */
  private cleared: Promise<void> = Promise.resolve();

  /** True when this page has the microphone in the call that is up. */
  readonly ours = computed(() => this.held() !== null);
  /** The call that is up, or null. */
  readonly live = this.records.live;
  /** Now, often enough for a running time. */
  readonly now = this.ticker.now;
  readonly muted = this.silent.asReadonly();
  private readonly waiting = new Patience({
    call: computed(() => this.live()?.call ?? null),
    now: this.now,
    forMicrophone: () => this.held()?.waitsForMicrophone === true,
  });
  /** What to say while the call that is up does not get anywhere; null when it does. */
  readonly patience = this.waiting.words;
  /** Why the last call could not be placed for want of a microphone. */
  readonly microphoneProblem = this.fault.asReadonly();

  constructor() {
    this.otherWindows.answerFor(this);
  }

  /** The last call to the contact. */
  of(contactId: string): CallRecord {
    return this.records.of(contactId);
  }

  /** True when this page has the microphone in the call with this id. */
  holds(id: string): boolean {
    return this.ours() && this.live()?.id === id;
  }

  /** Calls the contact, unless a call is up. */
  async dial(contactId: string): Promise<void> {
    if (this.live()) return;
    this.fault.set(null);
    this.silent.set(false);
    const { api, voice, microphone } = this;
    const outgoing: OutgoingCall = new OutgoingCall({ api, voice, microphone }, (placing) =>
      this.name(contactId, outgoing, placing),
    );
    this.held.set(outgoing);
    this.begin(contactId);
    try {
      await outgoing.start(contactId, this.cleared);
    } catch (error) {
      if (this.held() === outgoing) this.fail(contactId, error);
    } finally {
      this.early.settle(outgoing);
    }
  }

  /** Ends the call that is up, whatever its state; with none it does nothing. */
  hangUp(): void {
    const live = this.live();
    if (live?.id !== undefined && !this.ours()) this.otherWindows.askToEnd(live.id);
    if (live) this.end(live.contactId, live.call.status === 'answered' ? 'completed' : 'cancelled');
  }

  /** Only the window that has the microphone in the call can mute it. */
  async mute(on: boolean): Promise<void> {
    const outgoing = this.held();
    if (!outgoing) return;
    this.silent.set(on);
    this.announcer.say(on ? 'Muted' : 'Unmuted');
    await outgoing.mute(on).catch(this.report);
  }

  dismissMicrophoneProblem(): void {
    this.fault.set(null);
  }

  /** Ends what is up and forgets everything; fulfilled when all is cleared away. */
  async close(): Promise<void> {
    this.hangUp();
    await this.cleared;
    this.records.clear();
    this.fault.set(null);
  }

  /** What the voice SDK tells. Of a fault between it and the service our server hears from nobody else. */
  hear(id: string, news: CallNews, fromServer = false): void {
    const contactId = this.records.contactOf(id);
    const tellServer = !fromServer && news.type === 'ended' && news.reason === 'service-fault';
    if (contactId !== undefined) this.apply(contactId, news, { tellServer });
  }

  /** What the server tells. */
  update(update: CallUpdate): void {
    const { id, contactId, call } = update;
    if (!this.records.knows(id)) {
      if (this.early.keep(update) || !isLive(call) || this.live()) return;
      // A call of this person's other window, or from before a reload.
      this.begin(contactId);
      this.records.name(contactId, id);
    }
    for (const news of newsOf(call, this.clock.now())) this.hear(id, news, true);
  }

  /** Asks the server what became of the call that is up, because its word may have been missed. */
  async catchUp(): Promise<void> {
    const live = this.live();
    if (live?.id === undefined) return;
    try {
      this.update(await this.api.call(live.id));
    } catch (error) {
      // Of a call in another window the server is the only witness; of our own the SDK tells too.
      const gone = error instanceof ApiFailure && error.status === 404 && !this.held();
      if (gone) this.hear(live.id, this.ended('service-fault'), true);
    }
  }

  private begin(contactId: string): void {
    this.records.begin(contactId, this.clock.now());
    this.announce(contactId);
    this.ticker.start();
  }

  /** Keeps the id, also of a call that is not wanted any more: else news of it would be a stranger's. */
  private async name(contactId: string, call: OutgoingCall, placing: Placing): Promise<string> {
    this.early.expect(call);
    const { id } = await placing;
    if (this.held() === call) this.records.name(contactId, id);
    else this.records.retire(id);
    this.early.settle(call);
    return id;
  }

  private fail(contactId: string, error: unknown): void {
    if (error instanceof MicrophoneFault) this.fault.set(error.problem);
    else if (!(error instanceof ApiFailure)) this.report(error);
    else if (error.status === 404) void this.contacts.load();
    const reason = error instanceof MicrophoneFault ? 'no-microphone' : 'service-fault';
    this.end(contactId, reason, failureWords(error));
    if (error instanceof MicrophoneFault) this.announcer.say(microphoneWords[error.problem], true);
  }

  /** Ends a call from here, which the server has to be told. */
  private end(contactId: string, reason: EndReason, failure?: string): void {
    this.apply(contactId, this.ended(reason), { failure, tellServer: true });
  }

  private apply(
    contactId: string,
    news: CallNews,
    { failure, tellServer = false }: { failure?: string | undefined; tellServer?: boolean } = {},
  ): void {
    const before = this.of(contactId);
    if (!this.records.apply(contactId, news, failure)) return;
    this.announce(contactId);
    if (!isLive(before.call) || news.type !== 'ended') return;
    const because = news.reason === 'service-fault' ? news.reason : 'cancelled';
    const releasing = this.release(before.id, tellServer ? because : undefined);
    this.cleared = within(this.clock, clearingTime, releasing).catch(this.report);
    this.ticker.start();
  }

  private async release(id: string | undefined, because?: LetGoReason): Promise<void> {
    const outgoing = this.held();
    this.held.set(null);
    if (outgoing) await outgoing.end(because);
    else if (because && id !== undefined) await this.api.cancelCall(id, because);
  }

  /** No call hangs in the air: what is overdue is ended, what ended for unknown reasons is explained. */
  private keepPromises(now: number): boolean {
    const live = this.live();
    const patience = this.waiting.takeNews();
    if (patience !== null) this.announcer.say(patience);
    if (live && overdue(live.call, now)) {
      const asking = this.held()?.waitsForMicrophone === true;
      if (asking) this.fail(live.contactId, new MicrophoneFault('unanswered'));
      else this.end(live.contactId, 'service-fault');
    }
    for (const id of this.records.takeInDoubt(now)) void this.explain(id);
    return this.live() !== null || this.records.unexplained();
  }

  private async explain(id: string): Promise<void> {
    try {
      this.update(await this.api.call(id));
    } catch (error) {
      this.report(error);
    }
    if (this.records.isUnexplained(id)) this.hear(id, this.ended('service-fault'), true);
  }

  private ended(reason: EndReason): CallNews {
    return { type: 'ended', reason, at: this.clock.now() };
  }

  private announce(contactId: string): void {
    const { call, failure } = this.of(contactId);
    const said = announcement(call, this.contacts.nameOf(contactId), failure);
    if (said) this.announcer.say(said.text, said.urgent);
  }

  private readonly report = (error: unknown): void => {
    this.errors.handleError(error);
  };
}
