/** What a simulated phone does when it is called, unless a person acts first on the phones page. */
export const habits = [
  'answers',
  'busy',
  'no-answer',
  'declines',
  'voicemail',
  'voicemail-without-beep',
  'out-of-service',
  'unreachable',
  'hangs-up',
  'rings',
] as const;

export type Habit = (typeof habits)[number];

const byLastDigit: Readonly<Record<string, Habit>> = {
  1: 'answers',
  2: 'busy',
  3: 'no-answer',
  4: 'declines',
  5: 'voicemail',
  6: 'out-of-service',
  7: 'unreachable',
};

/** The habit a number has by itself: its last digit decides, as with test card numbers; of a SIP address, that of its user. */
export function habitOf(number: string): Habit {
  const user = number.replace(/^sips?:/, '').replace(/@.*$/, '');
  return byLastDigit[user.slice(-1)] ?? 'rings';
}
