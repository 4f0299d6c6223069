import type { Heard } from './input-payload.ts';

/** What an event says of one key, where each is told by itself. */
export function oneKey(digits: string): Heard {
  return { keys: { digits, timedOut: false, submitted: false }, speech: 'not-asked' };
}
