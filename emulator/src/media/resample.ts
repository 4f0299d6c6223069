import { sampleRate } from './frame.ts';
import { saturate } from './mix.ts';

/** The telephone's upper edge: everything above would fold back as a hiss. */
const highest = 3400;

/** Seconds of sound, before and after, of which each new sample is made. */
const reachTime = 0.003;

/** More would not be heard: at odd rates the nearest place serves. */
const mostPlaces = 400;

/** Sound of any rate at 8 kHz: low-passed by a Blackman-windowed sinc. */
export function resample(sound: Int16Array, rate: number): Int16Array {
  if (rate === sampleRate) return sound;
  const reach = Math.ceil(reachTime * rate);
  // Between two samples of the source there are only so many places where a new one can lie.
  const places = Math.min(mostPlaces, sampleRate / greatestDivisor(rate, sampleRate));
  const tables = Array.from({ length: places }, (_, place) => weights(place / places, reach, rate));
  return new Int16Array(Math.floor((sound.length * sampleRate) / rate)).map((_, index) => {
    const place = Math.round((index * rate * places) / sampleRate);
    const table = tables[place % places] ?? new Float64Array();
    return saturate(weigh(sound, Math.floor(place / places) - reach, table));
  });
}

function weigh(sound: Int16Array, from: number, table: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 1) sum += (table[at] ?? 0) * (sound[from + at] ?? 0);
  return sum;
}

/** What each sample around a place counts, `offset` being how far the place lies after the middle one. */
function weights(offset: number, reach: number, rate: number): Float64Array {
  const table = new Float64Array(2 * reach + 2).map((_, at) => {
    return weight(at - reach - offset, reach + 1, rate);
  });
  const total = table.reduce((sum, each) => sum + each, 0);
  return table.map((each) => each / total);
}

function weight(distance: number, reach: number, rate: number): number {
  if (Math.abs(distance) >= reach) return 0;
  const turn = 2 * Math.PI * Math.min(highest / rate, highest / sampleRate);
  const sinc = Math.abs(distance) < 1e-9 ? turn : Math.sin(turn * distance) / distance;
  const phase = (Math.PI * (distance + reach)) / reach;
  return sinc * (0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase));
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
