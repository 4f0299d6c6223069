import { frameSamples, silentFrame } from './frame.ts';

/** The sum of the frames; where it would overflow, it stays at the loudest value. */
export function mix(frames: readonly Int16Array[]): Int16Array {
  const [only] = frames;
  if (only === undefined) return silentFrame;
  if (frames.length === 1) return only;
  const sum = new Int32Array(frameSamples);
  for (const frame of frames) {
    for (const [index, sample] of frame.entries()) sum[index] = (sum[index] ?? 0) + sample;
  }
  return Int16Array.from(sum, saturate);
}

/** The nearest value that 16 bits can hold. */
export function saturate(sample: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(sample)));
}
