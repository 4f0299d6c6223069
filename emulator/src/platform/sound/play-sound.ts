import { aborted, pause } from '../pause.ts';
import type { AudioEnd, Clock, PlayOptions, Sound } from '../ports.ts';

export interface Hearer {
  readonly ear: AudioEnd;
  readonly clock: Clock;
}

const samplesPerMillisecond = 8;

/** The longest that a timer can wait: more than three weeks, which no call lasts. */
const forEver = 2 ** 31 - 1;

/** Lets one leg hear a sound, until it is over or `signal` aborts. Never rejects. */
export async function playSound(
  sound: Sound,
  { loop = 1, level = 0 }: PlayOptions,
  { ear, clock }: Hearer,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const stop = ear.play(sound, { loop, level });
  const length = (sound.samples.length / samplesPerMillisecond) * loop;
  await (loop === 0 ? aborted(signal) : pause(clock, Math.min(length, forEver), signal));
  stop();
}
