import type { Cause, Verdict } from './verdict.ts';

export interface CauseWords {
  /** Who does not hear whom, and why. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

const network = 'Move closer to the Wi-Fi or use a cable, and stop what else uses the network.';

const words: Readonly<Record<Cause, (name: string) => CauseWords>> = {
  line: () => ({
    what: 'The line is broken: no sound gets through, either way.',
    advice: 'It may come back by itself. If it doesn’t, end the call and call again.',
  }),
  'no-sound': (name) => ({
    what: `No sound is reaching you from ${name}.`,
    advice: 'It isn’t your speaker: nothing arrives. If it stays so, end the call and call again.',
  }),
  unheard: (name) => ({
    what: `${name} can’t hear you: your sound doesn’t arrive.`,
    advice: 'A firewall or VPN may be in its way. If it stays so, end the call and call again.',
  }),
  'microphone-ended': (name) => ({
    what: `${name} can’t hear you: your microphone was unplugged or switched off.`,
    advice: 'Plug it in, then end the call and call again.',
  }),
  'microphone-muted': (name) => ({
    what: `${name} can’t hear you: your computer or headset has muted your microphone.`,
    advice: 'Unmute it there: often by a key, or a button on the cable.',
  }),
  'microphone-silent': (name) => ({
    what: `${name} may not hear you: no sound is coming from your microphone.`,
    advice: 'Check its switch and its plug, and which microphone your browser uses.',
  }),
  'loss-here': (name) => ({
    what: `The network loses parts of what ${name} says.`,
    advice: network,
  }),
  'loss-there': (name) => ({
    what: `The network loses parts of what you say: ${name} may not understand you.`,
    advice: network,
  }),
  jitter: () => ({ what: 'The network is unsteady: the sound may stutter.', advice: network }),
  delay: (name) => ({
    what: `The network is slow: you and ${name} hear each other late.`,
    advice: 'Leave each other pauses. Another network or a cable may help.',
  }),
};

/** What is likely wrong, and what to do, in a call with `name`. */
export function causeWords(cause: Cause, name: string): CauseWords {
  return words[cause](name);
}

/** Said gently, once the other side has been silent for long. */
export const quietWords =
  'No sound is reaching you. Your speaker may be off, or the line is silent.';

const graded = ['No sound', 'Bad', 'Poor', 'Fair', 'Good'] as const;
const notHeard: readonly (Cause | null)[] = [
  'unheard',
  'microphone-ended',
  'microphone-muted',
  'microphone-silent',
];

/** The sound of the call in a word or two. */
export function qualityWord({ bars, cause }: Verdict): string {
  return notHeard.includes(cause) ? 'Not heard' : graded[bars];
}

/** What is said once when the sound changes from `before`; null for what needs no words. */
export function qualityNews(before: Verdict, now: Verdict, name: string) {
  if (now.cause !== null) {
    const { what, advice } = causeWords(now.cause, name);
    return now.cause === before.cause ? null : { text: `${what} ${advice}`, urgent: now.bars < 2 };
  }
  if (before.cause !== null) return { text: 'The sound is good again.', urgent: false };
  return now.quiet && !before.quiet ? { text: quietWords, urgent: false } : null;
}
