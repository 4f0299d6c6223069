import type { PhoneView } from '../platform/snapshot.ts';

/** A call of a phone, as the page shows it. */
export interface PhoneCard {
  /** The leg: one card for each call of a phone. */
  readonly id: string;
  /** As control routes take it. */
  readonly number: string;
  /** Whose phone it is, or its number as people read it. */
  readonly name: string;
  readonly state: PhoneView['state'];
  /** Epoch milliseconds at which the state began. */
  readonly since: number;
  /** Whom it calls, or who calls it, in words. */
  readonly line: string;
  /** What was spoken to the phone. */
  readonly captions: readonly string[];
  /** The page on which a person speaks and hears on it. */
  readonly heldBy: string | null;
  /** Of a phone that calls: what the application wants done, in words. */
  readonly answer: string | null;
}

export interface CardContext {
  /** How people call a number. */
  readonly nameOf: (number: string) => string;
  /** What the application wants done with the call of that leg. */
  readonly answerTo: (leg: string) => string;
}

export function phoneCard(phone: PhoneView, { nameOf, answerTo }: CardContext): PhoneCard {
  const { leg, number, state, since, from, to, captions, heldBy = null } = phone;
  const calls = from === number;
  return {
    ...{ id: leg, number, state, since, captions, heldBy },
    name: nameOf(number),
    line: calls ? `calls ${nameOf(to)}` : `called by ${nameOf(from)}`,
    answer: calls ? answerTo(leg) : null,
  };
}
