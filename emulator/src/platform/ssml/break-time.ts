import type { Tag } from './markup.ts';

/** Milliseconds. */
const strengths = new Map([
  ['none', 0],
  ['x-weak', 100],
  ['weak', 200],
  ['strong', 700],
  ['x-strong', 1000],
]);

const mediumBreak = 400;
const longestBreak = 10_000;

/** How long a break is, in milliseconds: by its time, else by its strength. */
export function breakTime({ attributes }: Tag): number {
  const [, length, unit = ''] =
    /^\+?(\d+(?:\.\d+)?|\.\d+)(ms|s)$/i.exec(attributes.time ?? '') ?? [];
  if (length === undefined) return strengths.get(attributes.strength ?? '') ?? mediumBreak;
  return Math.min(longestBreak, Number(length) * (unit.toLowerCase() === 's' ? 1000 : 1));
}

/** After a paragraph or a sentence. */
export const restAfter: ReadonlyMap<string, number> = new Map([
  ['p', 600],
  ['s', 300],
]);
