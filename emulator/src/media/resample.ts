import { saturate } from './mix.ts';

/** Twice the telephone's rate, in which the synthesiser speaks. */
const sourceRate = 16000;

/** The telephone's upper edge: everything above would fold back as a hiss. */
const cutoff = 3400;

const reach = 48;
const taps = Array.from({ length: 2 * reach + 1 }, (_, index) => tap(index - reach));
const total = taps.reduce((sum, each) => sum + each, 0);

/** 16 kHz sound at 8 kHz: low-passed first (a Blackman-windowed sinc), then every other sample. */
export function halveRate(sound: Int16Array): Int16Array {
  return new Int16Array(Math.floor(sound.length / 2)).map((_, index) => {
    const centre = 2 * index;
    const sum = taps.reduce(
      (all, weight, at) => all + weight * (sound[centre + at - reach] ?? 0),
      0,
    );
    return saturate(sum / total);
  });
}

function tap(distance: number): number {
  const turn = (2 * Math.PI * cutoff) / sourceRate;
  const sinc = distance === 0 ? turn : Math.sin(turn * distance) / distance;
  const phase = (Math.PI * (distance + reach)) / reach;
  return sinc * (0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase));
}
