import type { Media, Sound } from '../platform/ports.ts';
import { passagesOf } from '../platform/ssml/passages.ts';
import type { Passage } from '../platform/ssml/passages.ts';
import { sampleRate } from './frame.ts';
import { joined } from './joined.ts';
import { normalise } from './loudness.ts';
import { saturate } from './mix.ts';
import { resample } from './resample.ts';
import { synthesise } from './synthesise.ts';
import type { Saying } from './synthesise.ts';
import { telephoneVoice } from './telephone-voice.ts';
import { voiceOf } from './voices.ts';
import { readWav } from './wav.ts';

/** Texts kept: a hotline says the same few again and again. */
const mostKept = 100;

/**
 * Text to telephone sound. All languages are read by English voices, of which the style chooses one.
 * One passage is made at a time, and a text said before costs nothing.
 */
export function createSpeech(
  voice: (saying: Saying) => Promise<Uint8Array> = synthesise,
): Media['speak'] {
  const kept = new Map<string, Promise<Sound>>();
  let last: Promise<unknown> = Promise.resolve();

  return (text, { style = 0 } = {}) => {
    const key = `${style} ${text}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = last.then(() => sayAll(passagesOf(text), voiceOf(style), voice));
    kept.set(key, made);
    last = made.catch(() => {
      // Who asked is told; the next text may succeed, also the same one.
      kept.delete(key);
    });
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

async function sayAll(
  passages: readonly Passage[],
  name: string,
  voice: (saying: Saying) => Promise<Uint8Array>,
): Promise<Sound> {
  const stretches: Int16Array[] = [];
  for (const passage of passages) {
    if (passage.kind === 'pause') stretches.push(silence(passage.milliseconds));
    else {
      const { text, rate, pitch, volume } = passage;
      const { samples, rate: hertz } = readWav(await voice({ text, voice: name, rate, pitch }));
      const spoken = normalise(telephoneVoice(resample(samples, hertz)));
      stretches.push(volume === 1 ? spoken : spoken.map((each) => saturate(each * volume)));
    }
  }
  return { samples: joined(stretches) };
}

function silence(milliseconds: number): Int16Array {
  return new Int16Array((milliseconds * sampleRate) / 1000);
}
