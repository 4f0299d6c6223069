import { sampleRate } from './frame.ts';

/** How much of one frequency is in the sound: 1 for the loudest possible sine (Goertzel). */
export function strengthAt(hertz: number, sound: Int16Array): number {
  if (sound.length === 0) return 0;
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
  let [last, beforeLast] = [0, 0];
  for (const sample of sound)
    [last, beforeLast] = [sample / 32768 + turn * last - beforeLast, last];
  const power = last ** 2 + beforeLast ** 2 - turn * last * beforeLast;
  return (2 * Math.sqrt(Math.max(0, power))) / sound.length;
}
