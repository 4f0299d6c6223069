import type { Tag } from './markup.ts';

/** How words are spoken: each as a factor of the voice's own. */
export interface Delivery {
  readonly rate: number;
  readonly pitch: number;
  readonly volume: number;
}

export const plain: Delivery = { rate: 1, pitch: 1, volume: 1 };

/** How the words in that element are spoken, around which they are spoken as `outer` says. */
export function deliveryIn({ name, attributes }: Tag, outer: Delivery): Delivery {
  if (name === 'emphasis') return times(outer, emphasis(attributes.level));
  if (name !== 'prosody') return outer;
  return times(outer, {
    rate: rate(attributes.rate),
    pitch: pitch(attributes.pitch),
    volume: volume(attributes.volume),
  });
}

const emphasis = (level = 'moderate'): Delivery => emphases.get(level) ?? plain;
const rate = (text = ''): number => rates.get(text) ?? percentage(text) ?? 1;
const pitch = (text = ''): number => pitches.get(text) ?? semitones(text) ?? change(text) ?? 1;
const volume = (text = ''): number => volumes.get(text) ?? decibels(text) ?? 1;

const rates = new Map([
  ['x-slow', 0.5],
  ['slow', 0.75],
  ['fast', 1.25],
  ['x-fast', 1.6],
]);
const pitches = new Map([
  ['x-low', 0.7],
  ['low', 0.85],
  ['high', 1.2],
  ['x-high', 1.45],
]);
const volumes = new Map([
  ['silent', 0],
  ['x-soft', 0.25],
  ['soft', 0.5],
  ['loud', 1.4],
  ['x-loud', 2],
]);

const emphases = new Map<string, Delivery>([
  ['strong', { rate: 0.8, pitch: 1.1, volume: 1.4 }],
  ['moderate', { rate: 0.9, pitch: 1.05, volume: 1.2 }],
  ['reduced', { rate: 1.1, pitch: 1, volume: 0.7 }],
]);

/** No voice is understood outside of these. */
const slowest = 0.2;
const fastest = 3;
const deepest = 0.5;
const highest = 2;
const loudest = 4;

function times(one: Delivery, other: Delivery): Delivery {
  return {
    rate: within(slowest, fastest, one.rate * other.rate),
    pitch: within(deepest, highest, one.pitch * other.pitch),
    volume: within(0, loudest, one.volume * other.volume),
  };
}

function within(least: number, most: number, value: number): number {
  return Math.max(least, Math.min(most, value));
}

/** "120%", or a change: "+20%". */
function percentage(text: string): number | undefined {
  const [, whole] = /^(\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  return whole === undefined ? change(text) : Number(whole) / 100;
}

function change(text: string): number | undefined {
  const [, more] = /^([+-]\d+(?:\.\d+)?)%$/.exec(text) ?? [];
  return more === undefined ? undefined : 1 + Number(more) / 100;
}

function semitones(text: string): number | undefined {
  const [, steps] = /^([+-]\d+(?:\.\d+)?)st$/i.exec(text) ?? [];
  return steps === undefined ? undefined : 2 ** (Number(steps) / 12);
}

function decibels(text: string): number | undefined {
  const [, more] = /^([+-]?\d+(?:\.\d+)?)db$/i.exec(text) ?? [];
  return more === undefined ? undefined : 10 ** (Number(more) / 20);
}
