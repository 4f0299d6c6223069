import type { CallNews } from '@hotline/protocol/call';

/** What the status of another leg tells of the contact's phone; null for one that tells nothing. */
export function newsOfLeg(status: string, at: number): CallNews | null {
  if (status === 'RINGING') return { type: 'ringing', at };
  return status === 'ANSWERED' ? { type: 'answered', at } : null;
}

/**
 * The end of a call. Why it was not answered is left to the server: the SDK has no word for busy, and the
 * same word for who declined and for who was not there.
 */
export function newsOfEnd(answered: boolean, at: number): CallNews {
  return { type: 'ended', reason: answered ? 'completed' : 'unknown', at };
}
