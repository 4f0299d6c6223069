import type { Call, EndedCall } from '@hotline/protocol/call';
import { outcomeOf } from './outcome.ts';

export interface Announcement {
  readonly text: string;
  readonly urgent: boolean;
}

/**
 * What is said once when a call comes into this state; null for what needs no words. `failure` are words
 * that tell more of how it failed than its reason.
 */
export function announcement(call: Call, name: string, failure?: string): Announcement | null {
  switch (call.status) {
    case 'idle':
      return null;
    case 'dialing':
      return { text: `Calling ${name}`, urgent: false };
    case 'ringing':
      return { text: `${name}’s phone is ringing`, urgent: false };
    case 'answered':
      return call.voicemail
        ? { text: `${name}’s voicemail answered`, urgent: true }
        : { text: `${name} answered`, urgent: false };
    case 'ended':
      return ending(call, name, failure);
  }
}

function ending(call: EndedCall, name: string, failure?: string): Announcement | null {
  const { spoken, urgent } = outcomeOf(call, name);
  const text = failure ?? spoken;
  return text === '' ? null : { text, urgent };
}
