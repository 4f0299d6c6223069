import type { Utterance } from '../legs/leg-note.ts';
import type { Arrivals } from './arrivals.ts';
import type { SpeechOrder } from './input-order.ts';
import { nextWithin } from './next-within.ts';
import type { Patience } from './next-within.ts';

/** Something said, and when it began. */
export interface Spoken extends Utterance {
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What was said, and why listening ended, in the platform's words. */
export interface Speech {
  readonly timeoutReason: 'start_timeout' | 'end_on_silence_timeout' | 'max_duration';
  readonly said: string;
}

/** Listens until somebody has spoken and is silent, has spoken too long, or does not begin. */
export async function hearSpeech(
  { startTimeout, endOnSilence, maxDuration }: SpeechOrder,
  said: Arrivals<Spoken>,
  { from, ...patience }: Patience,
  begun: () => void,
): Promise<Speech> {
  const first = await nextWithin(startTimeout, said, { ...patience, ...(from && { from }) });
  if (!first) return { timeoutReason: 'start_timeout', said: '' };
  begun();
  const limit = first.at + maxDuration;
  const spoken = [first];
  for (;;) {
    const silent = Math.max(...spoken.map(endOf)) + endOnSilence;
    const wait = Math.min(silent, limit) - patience.clock.now();
    const next = await nextWithin(wait, said, patience);
    if (!next) {
      return {
        timeoutReason: silent <= limit ? 'end_on_silence_timeout' : 'max_duration',
        said: spoken.map((one) => wordsUntil(limit, one)).join(' '),
      };
    }
    spoken.push(next);
  }
}

const endOf = ({ at, milliseconds }: Spoken): number => at + milliseconds;

/** The words that were over by then, as if all took the same time. */
function wordsUntil(limit: number, { text, at, milliseconds }: Spoken): string {
  if (at + milliseconds <= limit) return text;
  const words = text.split(' ');
  return words.slice(0, Math.floor((words.length * (limit - at)) / milliseconds)).join(' ');
}
