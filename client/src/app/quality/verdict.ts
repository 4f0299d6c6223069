/**
 * What is wrong. `line`: nothing comes through either way. `no-sound`: nothing comes from the other side.
 * `unheard`: nothing of ours arrives there. The network loses what is heard or said, shuffles it, or is slow.
 */
export type Cause =
  | 'line'
  | 'no-sound'
  | 'unheard'
  | 'microphone-ended'
  | 'microphone-muted'
  | 'microphone-silent'
  | 'loss-here'
  | 'loss-there'
  | 'jitter'
  | 'delay';

export type Bars = 0 | 1 | 2 | 3 | 4;

/** How good the sound of a call is. */
export interface Verdict {
  readonly bars: Bars;
  /** Likely; null while the sound is good or fair. */
  readonly cause: Cause | null;
  /** All is well as far as can be seen, but the other side has not made a sound for long. */
  readonly quiet: boolean;
}

export const fine: Verdict = { bars: 4, cause: null, quiet: false };
