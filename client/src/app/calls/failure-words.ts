import { ApiFailure } from '../api/api-failure.ts';

const words: Readonly<Record<string, string>> = {
  'call-in-progress': 'You are already on a call in another window.',
  'server-unreachable': 'Hotline can’t be reached. Check your connection and try again.',
  'call-log-away': 'Calls can’t be placed now. Try again in a moment.',
  'contact-unknown': 'No longer on your pad.',
};

/** What the server says of these is meant for whoever calls. */
const limits = ['calls-per-minute', 'calls-per-day', 'minutes-per-day', 'spend-limit', 'calls-off'];

/** Why placing a call failed, where that tells more than "the phone service had a problem". */
export function failureWords(error: unknown): string | undefined {
  if (!(error instanceof ApiFailure)) return undefined;
  if (limits.includes(error.code)) return error.message;
  return error.status === 404 ? words['contact-unknown'] : words[error.code];
}
