import { saturate } from './mix.ts';

/** Changes the rate of sound that comes piece by piece, without a seam between the pieces. */
export type Resample = (sound: Int16Array) => Int16Array;

/** The telephone's band ends a little below half its rate. */
const cutoff = 3600;
const telephoneRate = 8000;
/** On each side of a sample, in samples of 8 kHz. */
const reach = 8;

/** From 8 kHz to `factor` times as much. */
export function raiseRate(factor: number): Resample {
  if (factor === 1) return (sound) => sound;
  const taps = lowPass(factor);
  const kept = 2 * reach;
  let history = new Int16Array(kept);
  return (sound) => {
    const all = joined(history, sound);
    history = all.slice(-kept);
    return new Int16Array(sound.length * factor).map((_, index) => {
      const phase = index % factor;
      const newest = kept + Math.floor(index / factor);
      let sum = 0;
      for (let back = 0; back <= kept; back += 1) {
        sum += (all[newest - back] ?? 0) * (taps[phase + back * factor] ?? 0);
      }
      return saturate(sum * factor);
    });
  };
}

/** From `factor` times 8 kHz down to it. What is left over of a piece belongs to the next one. */
export function lowerRate(factor: number): Resample {
  if (factor === 1) return (sound) => sound;
  const taps = lowPass(factor);
  const kept = taps.length - 1;
  let history = new Int16Array(kept);
  let rest = new Int16Array();
  return (sound) => {
    const pending = joined(rest, sound);
    const count = Math.floor(pending.length / factor);
    rest = pending.slice(count * factor);
    const all = joined(history, pending.subarray(0, count * factor));
    history = all.slice(-kept);
    return new Int16Array(count).map((_, index) => {
      const newest = kept + (index + 1) * factor - 1;
      return saturate(taps.reduce((sum, tap, back) => sum + tap * (all[newest - back] ?? 0), 0));
    });
  };
}

function joined(first: Int16Array, second: Int16Array): Int16Array<ArrayBuffer> {
  const all = new Int16Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** A windowed sinc (Hann) at `factor` times 8 kHz, whose taps add up to 1. */
function lowPass(factor: number): readonly number[] {
  const half = reach * factor;
  const turn = (2 * Math.PI * cutoff) / (telephoneRate * factor);
  const taps = Array.from({ length: 2 * half + 1 }, (_, index) => {
    const distance = index - half;
    const sinc = distance === 0 ? turn : Math.sin(turn * distance) / distance;
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / (half + 1)));
  });
  const total = taps.reduce((sum, tap) => sum + tap, 0);
  return taps.map((tap) => tap / total);
}
