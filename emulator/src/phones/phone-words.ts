import type { Habit } from '../platform/phones/habits.ts';
import type { PhoneView } from '../platform/snapshot.ts';

/** A phone as the page shows it. */
export interface PhoneCard {
  /** The leg: one card for each call of a phone. */
  readonly id: string;
  /** As control routes take it. */
  readonly number: string;
  /** As people read it. */
  readonly name: string;
  readonly habit: string;
  readonly state: PhoneView['state'];
  /** Epoch milliseconds at which the state began. */
  readonly since: number;
  /** Whom it calls, or who calls it, in words. */
  readonly line: string;
  /** What was spoken to the phone. */
  readonly captions: readonly string[];
}

const habitWords: Readonly<Record<Habit, string>> = {
  answers: 'Answers by itself after 2 seconds and says back what it hears',
  busy: 'Is always busy',
  'no-answer': 'Rings, and nobody ever picks it up',
  declines: 'Declines by itself after 2 seconds',
  voicemail: 'Its voicemail answers after 3 seconds',
  'voicemail-without-beep': 'Its voicemail answers after 3 seconds, and never beeps',
  'out-of-service': 'Its number is out of service',
  unreachable: 'Cannot be reached',
  'hangs-up': 'Answers at once, and hangs up at once',
  rings: 'Rings until you answer it here, then says back what it hears',
};

/** What a phone does by itself matters only when it is called. */
const callingWords = 'Says what you type here, and nothing else';

export function phoneCard(phone: PhoneView): PhoneCard {
  const { leg, number, habit, state, since, from, to, captions } = phone;
  return {
    id: leg,
    number,
    name: readable(number),
    habit: from === number ? callingWords : habitWords[habit],
    state,
    since,
    line: from === number ? `calls ${readable(to)}` : `called by ${readable(from)}`,
    captions,
  };
}

/** British numbers in their usual groups, others with a plus sign. */
export function readable(number: string): string {
  return /^\d+$/.test(number) ? `+${number.replace(/^44(\d{4})(\d{6})$/, '44 $1 $2')}` : number;
}
