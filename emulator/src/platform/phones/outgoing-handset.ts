import type { Habit } from './habits.ts';
import type { Clock } from '../ports.ts';

export interface OutgoingHandsetDependencies {
  /** E.164 without plus sign. */
  readonly number: string;
  readonly habit: Habit;
  readonly clock: Clock;
  readonly onHangUp: () => void;
  readonly changed: () => void;
}

/** One call that a simulated phone makes, from its side. */
export class OutgoingHandset {
  readonly number: string;
  readonly habit: Habit;
  #state: 'calling' | 'answered' | 'over' = 'calling';
  #since: number;
  readonly #dependencies: OutgoingHandsetDependencies;

  constructor(dependencies: OutgoingHandsetDependencies) {
    this.#dependencies = dependencies;
    this.number = dependencies.number;
    this.habit = dependencies.habit;
    this.#since = dependencies.clock.now();
  }

  get state(): 'calling' | 'answered' | 'over' {
    return this.#state;
  }

  /** When it dialled, or was answered. */
  get since(): number {
    return this.#since;
  }

  /** It calls: nobody can pick it up or turn it down. */
  answer(): boolean {
    return false;
  }

  decline(): boolean {
    return false;
  }

  hangUp(): boolean {
    if (this.#state === 'over') return false;
    this.release();
    this.#dependencies.onHangUp();
    return true;
  }

  /** The other side has picked up. */
  connect(): void {
    if (this.#state === 'calling') this.#become('answered');
  }

  /** The network lets go of the phone; nobody is told. */
  release(): void {
    this.#become('over');
  }

  #become(state: 'answered' | 'over'): void {
    this.#state = state;
    this.#since = this.#dependencies.clock.now();
    this.#dependencies.changed();
  }
}
