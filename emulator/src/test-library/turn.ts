import type { Desk, PhoneInCall } from './desk.ts';
import type { PhoneBook } from './phone-book.ts';
import { ScriptError } from './script-error.ts';
import { look } from './seat.ts';
import type { Seat, Sight } from './seat.ts';
import { timeline } from './timeline.ts';

/** One step's time at the desk. */
export interface Turn {
  readonly desk: Desk;
  readonly seat: Seat;
  /** Who has which number. */
  readonly book: PhoneBook;
  /** Milliseconds a step waits when it says nothing else. */
  readonly within: number;
}

export type Step = (turn: Turn) => Promise<void>;

export interface Within {
  /** Milliseconds to wait at most. */
  readonly within?: number;
}

export interface Expectation<Found> extends Within {
  /** What was to happen, after "was to". */
  readonly wanted: string;
  readonly find: (sight: Sight) => Found | undefined;
  /** What there is instead, after "but". */
  readonly instead: (sight: Sight) => string;
  /** True when it can no longer happen. */
  readonly hopeless?: (sight: Sight) => boolean;
}

/** Waits until it happens. Rejects with a `ScriptError` when it does not in time, or can no longer. */
export async function until<Found>(turn: Turn, expectation: Expectation<Found>): Promise<Found> {
  const { desk, seat } = turn;
  const { within = turn.within, find, hopeless = () => false } = expectation;
  const deadline = desk.now() + within;
  for (;;) {
    const sight = look(seat, desk.snapshot());
    const found = find(sight);
    if (found !== undefined) return found;
    const left = deadline - desk.now();
    const given = hopeless(sight) ? '' : ` within ${within / 1000} s`;
    if (left <= 0 || hopeless(sight)) {
      throw await failure(turn, expectation.wanted + given, expectation.instead(sight));
    }
    await desk.wait(left);
  }
}

/** What to throw when something else came than was wanted. */
export async function failure(
  { desk, seat, book }: Turn,
  wanted: string,
  instead: string,
): Promise<ScriptError> {
  const { name, number } = seat;
  const happened = timeline({ seat, book, snapshot: desk.snapshot(), sent: await desk.sent() });
  return new ScriptError(`${name} (${number}) was to ${wanted}, but ${instead}.\n${happened}`);
}

/** The phone in its present call. Rejects when there is none. */
export async function inCall(turn: Turn, wanted: string): Promise<PhoneInCall> {
  const leg = turn.seat.legs.at(-1);
  if (leg === undefined) throw await failure(turn, wanted, 'it is in no call');
  return { number: turn.seat.number, leg };
}
