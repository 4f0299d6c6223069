import { habitOf } from './habits.ts';
import type { Habit } from './habits.ts';
import { Handset } from './handset.ts';
import type { HandsetListener } from './handset.ts';
import { OutgoingHandset } from './outgoing-handset.ts';
import type { Clock } from '../ports.ts';
import type { PhoneView } from '../snapshot.ts';
import { KnownPhones } from './known-phones.ts';
import type { KnownPhone, NamedPhone } from './known-phones.ts';
import { LentPhones } from './lent-phones.ts';

/** What a person's hand can do with a simulated phone. False when the phone is not in that state. */
export interface Receiver {
  answer(): boolean;
  decline(): boolean;
  hangUp(): boolean;
}

/** A phone that is called, or calls. */
type PhoneInUse = Handset | OutgoingHandset;

/** How a phone in use is shown: what the handset itself does not know. */
export type PhoneContext = () => Omit<PhoneView, 'number' | 'habit' | 'state' | 'since' | 'heldBy'>;

/** A phone, whatever it does now. */
export interface PhoneAtRest extends KnownPhone {
  /** What it does by itself since somebody changed that. */
  readonly changedHabit: Habit | undefined;
}

/** Every simulated phone there is. A number may be in several calls at once, as a switchboard is. */
export class Handsets {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #inUse = new Map<PhoneInUse, PhoneContext>();
  readonly #habits = new Map<string, Habit>();
  readonly #known = new KnownPhones();
  readonly lent: LentPhones;

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
    this.lent = new LentPhones(clock, changed);
  }

  /** Dials the number; the listener hears what becomes of it, never before this returned. */
  call(number: string, context: PhoneContext, listener: HandsetListener): Handset {
    const handset = new Handset({
      number,
      habit: this.habit(number),
      clock: this.#clock,
      listener,
      changed: () => {
        this.#sweep();
      },
    });
    this.#inUse.set(handset, context);
    this.#known.meet(number);
    return handset;
  }

  /** That phone calls; `onHangUp` hears when it hangs up. */
  dialOut(number: string, context: PhoneContext, onHangUp: () => void): OutgoingHandset {
    const handset = new OutgoingHandset({
      number,
      habit: this.habit(number),
      clock: this.#clock,
      onHangUp,
      changed: () => {
        this.#sweep();
      },
    });
    this.#inUse.set(handset, context);
    this.#known.meet(number);
    return handset;
  }

  /** Acts on the phone of that number in the call of that leg; without a leg, on the first in the right state. */
  receiver(number: string, leg?: string): Receiver {
    const meant = (handset: PhoneInUse, context: PhoneContext): boolean =>
      handset.number === number && (leg === undefined || context().leg === leg);
    const some = (act: (handset: PhoneInUse) => boolean): boolean =>
      [...this.#inUse].some(([handset, context]) => meant(handset, context) && act(handset));
    return {
      answer: () => some((handset) => handset.answer()),
      decline: () => some((handset) => handset.decline()),
      hangUp: () => some((handset) => handset.hangUp()),
    };
  }

  /** The leg on which that phone is in one of these states; the first one, when none is named. */
  legOf(number: string, states: readonly PhoneView['state'][], leg?: string): string | undefined {
    return this.views().find(
      (phone) =>
        phone.number === number &&
        states.includes(phone.state) &&
        (leg === undefined || phone.leg === leg),
    )?.leg;
  }

  views(): readonly PhoneView[] {
    return [...this.#inUse].flatMap(([handset, context]) => this.#view(handset, context));
  }

  /** Every phone that has a name, was in a call or has another habit than its own. */
  known(): readonly PhoneAtRest[] {
    return this.#known
      .list()
      .map((phone) => ({ ...phone, changedHabit: this.#habits.get(phone.number) }));
  }

  /** Whose phones these are, in place of all names so far. */
  name(phones: readonly NamedPhone[]): void {
    this.#known.name(phones);
    this.#changed();
  }

  habit(number: string): Habit {
    return this.#habits.get(number) ?? habitOf(number);
  }

  /** From the next call on; `undefined` gives the number its own habit back. */
  setHabit(number: string, habit: Habit | undefined): void {
    if (habit) this.#habits.set(number, habit);
    else this.#habits.delete(number);
    if (habit) this.#known.meet(number);
    this.#changed();
  }

  /** Habits that were changed, and phones that have no name. */
  forget(): void {
    this.#habits.clear();
    this.#known.forget();
  }

  #sweep(): void {
    for (const handset of this.#inUse.keys()) {
      if (handset.state === 'over') this.#inUse.delete(handset);
    }
    this.#changed();
  }

  #view(handset: PhoneInUse, context: PhoneContext): PhoneView[] {
    const { number, habit, state, since } = handset;
    if (state === 'trying' || state === 'over') return [];
    const shown = context();
    const heldBy = this.lent.holder(shown.leg);
    return [{ number, habit, state, since, ...shown, ...(heldBy !== undefined && { heldBy }) }];
  }
}
