import type { Habit } from '../platform/phones/habits.ts';

/** What a phone does by itself, as people read it. */
export const habitWords: Readonly<Record<Habit, string>> = {
  rings: 'Rings until you answer it here',
  answers: 'Answers after 2 seconds and says back what it hears',
  busy: 'Is always busy',
  'no-answer': 'Rings, and nobody ever picks it up',
  declines: 'Declines after 2 seconds',
  voicemail: 'Its voicemail answers after 3 seconds',
  'voicemail-without-beep': 'Its voicemail answers, and never beeps',
  'hangs-up': 'Answers at once, and hangs up at once',
  unreachable: 'Cannot be reached',
  'out-of-service': 'Its number is out of service',
};
