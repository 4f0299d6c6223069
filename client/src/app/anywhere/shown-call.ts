import { isLive, type Call, type EndedCall, type LiveCall } from '@hotline/protocol/call';
import { runningTime } from '../calls/current-call-words.ts';
import { outcomeOf } from '../calls/outcome.ts';

/** The call as it is shown outside of the page: small, seldom looked at, told in a word. */
export interface ShownCall {
  readonly phase: LiveCall['status'] | 'over';
  readonly name: string;
  /** One word or two for the phase; how it came out when it is over. */
  readonly words: string;
  /** A running time; null before it rings and when it is over. */
  readonly time: string | null;
  readonly muted: boolean;
  /** True when this page has the microphone in it: only then it can be muted from here. */
  readonly ours: boolean;
}

export interface CallToShow {
  readonly call: Call;
  readonly name: string;
  readonly now: number;
  readonly muted: boolean;
  readonly ours: boolean;
  /** Own words for how it failed, where they tell more than its reason. */
  readonly failure?: string | undefined;
}

const liveWords: Readonly<Record<LiveCall['status'], string>> = {
  dialing: 'Calling…',
  ringing: 'Ringing…',
  answered: 'On call',
};

/** What there is to show of a call; null when there has been none. */
export function shownCall(from: CallToShow): ShownCall | null {
  const { call, name, now, ours } = from;
  if (call.status === 'idle') return null;
  const muted = from.muted && ours;
  if (!isLive(call)) return { phase: 'over', name, words: ending(call, from), ...over };
  const words = call.voicemail ? 'Voicemail' : liveWords[call.status];
  return { phase: call.status, name, words, time: runningTime(call, now), muted, ours };
}

const over = { time: null, muted: false, ours: false };

function ending(call: EndedCall, { name, failure }: CallToShow): string {
  return failure ?? outcomeOf(call, name).words;
}
