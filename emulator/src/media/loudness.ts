import { saturate } from './mix.ts';

const fullScale = 32768;

/** Root mean square, 0 to 1. */
export function rms(sound: Int16Array): number {
  const energy = sound.reduce((sum, sample) => sum + sample ** 2, 0);
  return sound.length === 0 ? 0 : Math.sqrt(energy / sound.length) / fullScale;
}

/** A telephone speaker's usual level, and the peak that no voice may pass. */
const usual = 10 ** (-20 / 20);
const peak = 10 ** (-3 / 20);

/** The sound as loud as speech usually is on a telephone; silence stays silence. */
export function normalise(sound: Int16Array): Int16Array {
  const level = rms(sound);
  if (level === 0) return sound;
  const highest = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / fullScale;
  const gain = Math.min(usual / level, peak / highest);
  return sound.map((sample) => saturate(sample * gain));
}
