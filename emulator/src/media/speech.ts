import type { Media, Sound } from '../platform/ports.ts';
import { normalise } from './loudness.ts';
import { resample } from './resample.ts';
import { wordsOf } from './ssml.ts';
import { synthesise } from './synthesise.ts';
import { telephoneVoice } from './telephone-voice.ts';
import { readWav } from './wav.ts';

/** Sentences kept: a hotline says the same few again and again. */
const mostKept = 100;

/**
 * Text to telephone sound. All languages are read by the one voice there is, an English one.
 * One sentence is made at a time, and a sentence said before costs nothing.
 */
export function createSpeech(
  voice: (words: string) => Promise<Uint8Array> = synthesise,
): Media['speak'] {
  const kept = new Map<string, Promise<Sound>>();
  let last: Promise<unknown> = Promise.resolve();

  async function make(words: string, before: Promise<unknown>): Promise<Sound> {
    await before;
    if (words === '') return { samples: new Int16Array() };
    const spoken = readWav(await voice(words));
    return { samples: normalise(telephoneVoice(resample(spoken.samples, spoken.rate))) };
  }

  return (text) => {
    const words = wordsOf(text).replaceAll('\0', '').trim();
    const known = kept.get(words);
    if (known !== undefined) return known;
    const made = make(words, last);
    kept.set(words, made);
    last = made.catch(() => {
      // Who asked is told; the next sentence may succeed, also the same one.
      kept.delete(words);
    });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}
