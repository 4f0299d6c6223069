import { frameSamples, silentFrame } from './frame.ts';

/** The sum of the frames; where it would overflow, it stays at the loudest value. */
export function mix(frames: readonly Int16Array[]): Int16Array {
  const [only] = frames;
  if (only === undefined) return silentFrame;
  if (frames.length === 1) return only;
  const sum = new Int16Array(frameSamples);
  // A plain loop, because this runs for everyone who hears two at once, fifty times a second.
  for (let index = 0; index < frameSamples; index += 1) {
    let sample = 0;
    for (const frame of frames) sample += frame[index] ?? 0;
    sum[index] = saturate(sample);
  }
  return sum;
}

/** The nearest value that 16 bits can hold. */
export function saturate(sample: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(sample)));
}
