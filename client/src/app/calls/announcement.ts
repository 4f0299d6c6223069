import type { Call } from '@hotline/protocol/call';
import { outcomeOf } from './outcome.ts';

export interface Announcement {
  readonly text: string;
  readonly urgent: boolean;
}

/** What is said once when a call comes into this state; null for what needs no words. */
export function announcement(call: Call, name: string): Announcement | null {
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
    case 'ended': {
      const { spoken, urgent } = outcomeOf(call, name);
      return spoken === '' ? null : { text: spoken, urgent };
    }
  }
}
