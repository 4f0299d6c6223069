import type { Clock, Sound, Sounds } from '../platform/ports.ts';
import { decodeSoundFile } from '../media/decode-sound-file.ts';
import { fetchFile } from './fetch-file.ts';

export interface SoundsDependencies {
  readonly clock: Clock;
  readonly decode?: (file: Uint8Array) => Promise<Sound>;
}

export interface StoppableSounds extends Sounds {
  /** Breaks off what is under way; later requests fail at once. */
  stop(): void;
}

interface Kept {
  readonly sound: Sound;
  readonly until: number;
}

/** An hour of sound: about 58 MB. */
const mostSamples = 60 * 60 * 8000;

/** Sound files of servers on this machine, kept as long as their Cache-Control allows. */
export function createSounds({
  clock,
  decode = decodeSoundFile,
}: SoundsDependencies): StoppableSounds {
  const stopping = new AbortController();
  const kept = new Map<string, Kept>();
  let last: Promise<unknown> = Promise.resolve();

  /** One file at a time: decoding takes a whole processor. */
  function decodeInTurn(file: Uint8Array): Promise<Sound> {
    const decoded = last.then(() => decode(file));
    last = decoded.catch(() => {
      // Who asked is told; the next file is another one.
    });
    return decoded;
  }

  function keep(url: string, one: Kept): void {
    kept.delete(url);
    if (one.until <= clock.now()) return;
    kept.set(url, one);
    let samples = [...kept.values()].reduce((sum, { sound }) => sum + sound.samples.length, 0);
    for (const [oldest, { sound }] of kept) {
      if (samples <= mostSamples) return;
      kept.delete(oldest);
      samples -= sound.samples.length;
    }
  }

  return {
    load: async (url) => {
      const known = kept.get(url);
      if (known && known.until > clock.now()) return known.sound;
      const { bytes, freshFor } = await fetchFile(url, clock, stopping.signal);
      const until = clock.now() + freshFor;
      const sound = await decodeInTurn(bytes);
      keep(url, { sound, until });
      return sound;
    },
    stop: () => {
      stopping.abort(new Error('the emulator stops'));
    },
  };
}
