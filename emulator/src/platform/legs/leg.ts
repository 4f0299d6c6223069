import { bill } from '../account/bill.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Hearing } from '../conversations/hearing.ts';
import { completedPayload, progressPayload, refusalPayload } from './leg-payloads.ts';
import type { Ending, LegIdentity, Payload } from './leg-payloads.ts';
import type { LegRecord } from './leg-record.ts';
import { captionOf, type LegNote, type Utterance } from './leg-note.ts';
import { keyTime } from './keys.ts';
import { createListeners } from '../listeners.ts';
import type { AudioEnd, Clock, Sound } from '../ports.ts';
import type { LegStatus, LegView } from '../snapshot.ts';
import type { OnTrace } from '../trace.ts';

export interface LegDependencies {
  readonly identity: Omit<LegIdentity, 'conversation'>;
  readonly conversation: Conversation;
  /** Who the snapshot says is on the line. */
  readonly party: string;
  readonly clock: Clock;
  /** Sends an event of this leg. */
  readonly tell: (payload: Payload) => void;
  readonly changed: () => void;
  readonly onTrace: OnTrace;
}

interface Times {
  ringingAt?: number;
  answeredAt?: number;
  endedAt?: number;
}

/** One connection in or out of the platform. Each change is told once, by webhook. */
export class Leg {
  readonly #dependencies: LegDependencies;
  readonly #startedAt: number;
  readonly #times: Times = {};
  #status: LegStatus = 'started';
  #notes: readonly LegNote[] = [];
  readonly #pressed = createListeners<[key: string]>();
  readonly #said = createListeners<[Utterance]>();
  readonly #ends = createListeners<[Ending, LegRecord]>();
  readonly #moves = createListeners<[Conversation]>();
  /** Hears each key that is pressed on this leg; the returned function stops that. */
  readonly onPressed = this.#pressed.add;
  /** Hears what this leg says, as it begins to; the returned function stops that. */
  readonly onSaid = this.#said.add;
  /** Hears how it ended, once. */
  readonly onEnd = this.#ends.add;
  /** Hears to which conversation it goes. */
  readonly onMove = this.#moves.add;
  #conversation: Conversation;
  #sound: AudioEnd | undefined;
  #detach: () => void = () => undefined;
  #hangUp: () => void = () => undefined;

  constructor(dependencies: LegDependencies) {
    this.#dependencies = dependencies;
    this.#conversation = dependencies.conversation;
    this.#startedAt = dependencies.clock.now();
    this.#trace();
    dependencies.tell(progressPayload(this.identity, 'started', this.#startedAt));
  }

  get identity(): LegIdentity {
    return { ...this.#dependencies.identity, conversation: this.#conversation.id };
  }

  get answered(): boolean {
    return this.#times.answeredAt !== undefined;
  }

  get ended(): boolean {
    return this.#times.endedAt !== undefined;
  }

  ring(): void {
    this.#progress('ringing');
  }

  /** Told once, however often it is said. */
  answer(): void {
    if (!this.answered) this.#progress('answered');
  }

  /** Idempotent: false when the leg had ended before. */
  end(ending: Ending): boolean {
    if (this.ended) return false;
    const { clock, tell, changed } = this.#dependencies;
    const endedAt = clock.now();
    this.#times.endedAt = endedAt;
    this.#status = ending.status;
    this.#trace(ending);
    this.#quit();
    if (ending.status !== 'completed') tell(refusalPayload(this.identity, ending, endedAt));
    // The platform completes every leg but a rejected one.
    if (ending.status !== 'rejected') {
      const { answeredAt } = this.#times;
      tell(completedPayload(this.identity, ending, { answeredAt, endedAt }));
    }
    this.#ends.tell(ending, this.record());
    changed();
    return true;
  }

  /** How the one who made the leg ends it, and all that hangs on it, at the customer's word. */
  onHangUp(hangUp: () => void): void {
    this.#hangUp = hangUp;
  }

  hangUp(): void {
    this.#hangUp();
  }

  /** How the call that made the leg lets go of it. */
  onDetached(detach: () => void): void {
    this.#detach = detach;
  }

  /** From now on the leg outlives the call that made it. */
  detach(): void {
    this.#detach();
  }

  /** While it is answered and can be heard. */
  get sound(): AudioEnd | undefined {
    return this.#sound;
  }

  /** Notes what was spoken to this leg. */
  caption(text: string): void {
    this.note('heard', text);
  }

  /** Notes what this leg hears or does. */
  note(what: LegNote['what'], text: string): void {
    const { clock, changed, onTrace } = this.#dependencies;
    const note = { at: clock.now(), what, text };
    this.#notes = [...this.#notes, note];
    onTrace({ kind: 'note', ...this.#where, note });
    changed();
  }

  /** Whoever is on this leg has pressed a key. */
  press(key: string): void {
    if (this.ended) return;
    this.note('pressed', key);
    if (this.#sound) this.#conversation.room.press(this.#sound, key, keyTime);
    this.#pressed.tell(key);
  }

  /** Whoever is on this leg begins to speak: the room hears the sound, a recogniser the words. */
  say(utterance: Utterance, sound: Sound): void {
    if (this.ended) return;
    this.note('said', utterance.text);
    this.utter(sound);
    this.#said.tell(utterance);
    this.#conversation.say(this.identity.uuid, utterance);
  }

  /** Says a sound into the room, and tells nobody. */
  utter(sound: Sound): void {
    if (!this.ended) this.#sound?.say(sound);
  }

  /** Lets the leg's sound into its conversation. */
  attach(sound: AudioEnd): void {
    this.#sound = sound;
    this.#conversation.room.add(sound, { id: this.identity.uuid });
  }

  /** Goes to another conversation, its sound too. */
  move(conversation: Conversation, hearing?: Hearing): void {
    this.#quit();
    this.#dependencies.onTrace({ kind: 'moved', ...this.#where, to: conversation.id });
    this.#conversation = conversation;
    const { uuid } = this.identity;
    if (this.#sound && !this.ended) conversation.room.add(this.#sound, { ...hearing, id: uuid });
    this.#moves.tell(conversation);
    this.#dependencies.changed();
  }

  /** While muted, nobody hears this leg. */
  mute(muted: boolean): void {
    this.#sound?.mute(muted);
    this.#dependencies.onTrace({ kind: 'switched', ...this.#where, what: 'mute', on: muted });
  }

  /** While earmuffed, this leg hears nobody. */
  earmuff(earmuffed: boolean): void {
    this.#sound?.earmuff(earmuffed);
    this.#dependencies.onTrace({
      kind: 'switched',
      ...this.#where,
      what: 'earmuff',
      on: earmuffed,
    });
  }

  /** What the leg said in its last second; `undefined` without sound. */
  said(): Int16Array | undefined {
    return this.ended ? undefined : this.#sound?.said();
  }

  view(): LegView {
    const { uuid, direction, kind } = this.identity;
    return {
      uuid,
      direction,
      kind,
      party: this.#dependencies.party,
      status: this.#status,
      startedAt: this.#startedAt,
      ...this.#times,
      captions: this.#notes.flatMap(captionOf),
      notes: this.#notes,
    };
  }

  record(): LegRecord {
    const { answeredAt, endedAt } = this.#times;
    return {
      identity: this.identity,
      status: this.#status,
      startedAt: this.#startedAt,
      ...(endedAt !== undefined && { endedAt }),
      ...(this.#status === 'completed' &&
        endedAt !== undefined && { bill: bill(this.identity, answeredAt, endedAt) }),
    };
  }

  get #where(): { readonly conversation: string; readonly leg: string } {
    return { conversation: this.#conversation.id, leg: this.#dependencies.identity.uuid };
  }

  #trace(ending?: Ending): void {
    const { party, identity, onTrace } = this.#dependencies;
    const { direction, kind: type } = identity;
    const about = { ...this.#where, ...{ party, direction, type }, ...(ending && { ending }) };
    onTrace({ kind: 'leg', status: this.#status, ...about });
  }

  #quit(): void {
    if (this.#sound) this.#conversation.room.remove(this.#sound);
  }

  #progress(status: 'ringing' | 'answered'): void {
    if (this.ended) return;
    const { clock, tell, changed } = this.#dependencies;
    this.#status = status;
    this.#times[`${status}At`] = clock.now();
    this.#trace();
    tell(progressPayload(this.identity, status, clock.now()));
    changed();
  }
}
