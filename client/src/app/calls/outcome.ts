import type { EndedCall, EndReason } from '@hotline/protocol/call';
import type { IconName } from './icons.ts';
import { spokenTime } from './duration.ts';

/** How a call came out, in words. */
export interface Outcome {
  /** On the tile, until the next call to the same person. */
  readonly words: string;
  /** The same without names and lengths: for a list, and for a call of long ago. */
  readonly brief: string;
  /** Said once; empty when there is nothing to say yet. */
  readonly spoken: string;
  readonly icon: IconName;
  /** Said at once, over whatever is being said: the person has to do something about it. */
  readonly urgent: boolean;
}

type Teller = (call: EndedCall, name: string) => Outcome;

function plain(icon: IconName, urgent: boolean, brief: string, words = brief): Teller {
  return () => ({ words, spoken: words, brief, icon, urgent });
}

function completed(call: EndedCall, name: string): Outcome {
  const talked = call.endedAt - (call.answeredAt ?? call.endedAt);
  const told = talked >= 1000;
  const over = call.voicemail ? 'Voicemail answered' : 'Ended';
  return {
    words: told ? `${over} · ${spokenTime(talked, 'short')}` : over,
    spoken: `Call with ${name} ended${told ? `, ${spokenTime(talked, 'long')}` : ''}`,
    brief: over,
    icon: call.voicemail ? 'cassette' : 'check',
    urgent: false,
  };
}

const tellers: Readonly<Record<EndReason, Teller>> = {
  unknown: () => ({ words: 'Ending…', spoken: '', brief: 'Ended', icon: 'dots', urgent: false }),
  completed,
  cancelled: (call, name) => {
    // Whoever cancels may be too late: the call had been answered.
    if (call.answeredAt !== undefined) return completed(call, name);
    const what = call.ringingAt === undefined ? 'didn’t ring' : 'stopped ringing';
    const words = `Cancelled. ${name}’s phone ${what}`;
    return { words, spoken: words, brief: 'Cancelled', icon: 'back', urgent: false };
  },
  busy: (_call, name) => ({
    words: 'Busy',
    brief: 'Busy',
    spoken: `${name} is on another call`,
    icon: 'busy',
    urgent: true,
  }),
  declined: (_call, name) => ({
    words: 'Didn’t take the call',
    brief: 'Didn’t take the call',
    spoken: `${name} didn’t take the call`,
    icon: 'hand',
    urgent: false,
  }),
  'no-answer': (call) => {
    const rang = call.endedAt - (call.ringingAt ?? call.endedAt);
    const words = rang >= 1000 ? `No answer after ${spokenTime(rang, 'short')}` : 'No answer';
    return { words, spoken: words, brief: 'No answer', icon: 'clock', urgent: false };
  },
  unreachable: plain('no-signal', false, 'Out of reach', 'Phone is off or out of reach'),
  'number-problem': plain(
    'warning',
    true,
    'Number doesn’t work',
    'This number doesn’t work. Tell your administrator',
  ),
  blocked: plain('shield', true, 'Blocked', 'Calls to this number are blocked'),
  'service-fault': plain(
    'cloud-off',
    true,
    'Phone service problem',
    'The phone service had a problem. Try again',
  ),
  'no-microphone': plain('microphone-off', true, 'No microphone'),
};

export function outcomeOf(call: EndedCall, name: string): Outcome {
  return tellers[call.reason](call, name);
}
