import type { PlayOptions, Sound } from '../platform/ports.ts';
import { frameSamples } from './frame.ts';
import { saturate } from './mix.ts';

export interface Playback {
  /** The next 20 ms; `undefined` when the sound is over. */
  next(): Int16Array | undefined;
}

/** Plays a sound frame by frame; one repetition follows the other without a gap. */
export function createPlayback({ samples }: Sound, { loop = 1, level = 0 }: PlayOptions): Playback {
  const gain = 1 + level;
  const length = loop === 0 ? Infinity : samples.length * loop;
  let position = samples.length === 0 ? length : 0;

  function sampleAt(place: number): number {
    return place < length ? saturate(gain * (samples[place % samples.length] ?? 0)) : 0;
  }

  return {
    next: () => {
      if (position >= length) return undefined;
      const frame = new Int16Array(frameSamples).map((_, index) => sampleAt(position + index));
      position += frameSamples;
      if (length === Infinity) position %= samples.length;
      return frame;
    },
  };
}
