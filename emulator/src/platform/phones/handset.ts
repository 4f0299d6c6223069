import type { Habit } from './habits.ts';
import type { Ending } from '../legs/leg-payloads.ts';
import type { Clock } from '../ports.ts';

/** What the one who called the phone hears of it. */
export interface HandsetListener {
  ringing(): void;
  answered(by: 'phone' | 'voicemail'): void;
  refused(why: Ending): void;
  hungUp(): void;
}

export interface HandsetDependencies {
  /** E.164 without plus sign. */
  readonly number: string;
  readonly habit: Habit;
  readonly clock: Clock;
  readonly listener: HandsetListener;
  readonly changed: () => void;
}

export type HandsetState = 'trying' | 'ringing' | 'answered' | 'over';

/** Milliseconds between dialling and the first sign of the phone. */
export const setUpTime = 500;

const declined: Ending = { status: 'rejected', detail: 'declined', by: 'user', sipCode: 603 };

/** The habits of phones that never ring. */
const refusals: Partial<Record<Habit, Ending>> = {
  busy: { status: 'busy', by: 'user', sipCode: 486 },
  'out-of-service': {
    status: 'failed',
    detail: 'number_out_of_service',
    by: 'platform',
    sipCode: 404,
  },
  unreachable: { status: 'unanswered', detail: 'unavailable', by: 'platform', sipCode: 480 },
};

interface Act {
  /** Milliseconds. */
  readonly after: number;
  readonly does: 'answer' | 'decline' | 'take-message';
  readonly andHangsUp?: boolean;
}

/** How long a phone rings before it acts by itself, and what it does then. */
const acts: Partial<Record<Habit, Act>> = {
  answers: { after: 2000, does: 'answer' },
  declines: { after: 2000, does: 'decline' },
  voicemail: { after: 3000, does: 'take-message' },
  'voicemail-without-beep': { after: 3000, does: 'take-message' },
  'hangs-up': { after: 0, does: 'answer', andHangsUp: true },
};

/** One call to a simulated phone, from its side. A person's hand comes before its habit. */
export class Handset {
  readonly number: string;
  readonly habit: Habit;
  #state: HandsetState = 'trying';
  #since: number;
  #callOff: () => void;
  readonly #dependencies: HandsetDependencies;

  constructor(dependencies: HandsetDependencies) {
    this.#dependencies = dependencies;
    this.number = dependencies.number;
    this.habit = dependencies.habit;
    this.#since = dependencies.clock.now();
    this.#callOff = dependencies.clock.after(setUpTime, () => {
      this.#arrive();
    });
  }

  get state(): HandsetState {
    return this.#state;
  }

  /** When it began to ring, or was answered. */
  get since(): number {
    return this.#since;
  }

  /** False when it does not ring; so for the next. */
  answer(): boolean {
    if (this.#state !== 'ringing') return false;
    this.#pickUp('phone');
    return true;
  }

  decline(): boolean {
    if (this.#state !== 'ringing') return false;
    this.#refuse(declined);
    return true;
  }

  /** False when nobody talks on it. */
  hangUp(): boolean {
    if (this.#state !== 'answered') return false;
    this.#become('over');
    this.#dependencies.listener.hungUp();
    return true;
  }

  /** The network lets go of the phone; nobody is told. */
  release(): void {
    this.#become('over');
  }

  #arrive(): void {
    const refusal = refusals[this.habit];
    if (refusal) {
      this.#refuse(refusal);
      return;
    }
    this.#become('ringing');
    this.#dependencies.listener.ringing();
    const act = acts[this.habit];
    if (!act) return;
    this.#callOff = this.#dependencies.clock.after(act.after, () => {
      if (act.does === 'decline') this.#refuse(declined);
      else this.#pickUp(act.does === 'answer' ? 'phone' : 'voicemail');
      if (act.andHangsUp) this.hangUp();
    });
  }

  #pickUp(by: 'phone' | 'voicemail'): void {
    this.#become('answered');
    this.#dependencies.listener.answered(by);
  }

  #refuse(why: Ending): void {
    this.#become('over');
    this.#dependencies.listener.refused(why);
  }

  #become(state: HandsetState): void {
    this.#callOff();
    this.#state = state;
    this.#since = this.#dependencies.clock.now();
    this.#dependencies.changed();
  }
}
