import { isLive, type Call, type EndedCall, type LiveCall } from '@hotline/protocol/call';
import { runningTime } from '../calls/current-call-words.ts';
import type { IconName } from '../calls/icons.ts';
import { outcomeOf } from '../calls/outcome.ts';

/** The call as it is shown outside of the page: small, seldom looked at, told in a word. */
export interface ShownCall {
  readonly phase: LiveCall['status'] | 'over';
  readonly name: string;
  readonly icon: IconName;
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

const live: Readonly<Record<LiveCall['status'], Pick<ShownCall, 'icon' | 'words'>>> = {
  dialing: { icon: 'dots', words: 'Calling…' },
  ringing: { icon: 'bell', words: 'Ringing…' },
  answered: { icon: 'wave', words: 'On call' },
};
const voicemail = { icon: 'cassette', words: 'Voicemail' } as const;

/** What there is to show of a call; null when there has been none. */
export function shownCall({ call, failure, ...from }: CallToShow): ShownCall | null {
  const { name, ours } = from;
  if (call.status === 'idle') return null;
  if (!isLive(call)) return ended(call, name, failure);
  const face = call.voicemail ? voicemail : live[call.status];
  const time = runningTime(call, from.now);
  return { phase: call.status, name, ...face, time, muted: from.muted && ours, ours };
}

function ended(call: EndedCall, name: string, failure: string | undefined): ShownCall {
  const { icon, words } = outcomeOf(call, name);
  const nothing = { time: null, muted: false, ours: false };
  return { phase: 'over', name, icon, words: failure ?? words, ...nothing };
}
