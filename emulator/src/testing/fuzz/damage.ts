import type { Chance } from './chance.ts';

/** Values that nobody means. */
const junk: readonly [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e-308,
  2 ** 53,
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'NaN',
  '\0',
  '\u{202e}\u{feff}',
  '\u{d800}',
  '🦜'.repeat(500),
  'a'.repeat(20_000),
  '<speak><break time="9999999s"/></speak>',
  '<speak><prosody rate="-5">',
  'http://127.0.0.1:1/',
  'http://[::1',
  'file:///etc/passwd',
  '__proto__',
  [],
  {},
  [[]],
  [null],
  [{}],
  { length: -1 },
  { toString: 'x' },
];

const names: readonly [string, ...string[]] = [
  '__proto__',
  'constructor',
  'toString',
  '',
  'action',
  'extra',
];

/** The value with one thing in it wrong: taken away, put twice, or something else in its place. */
export function damage(value: unknown, chance: Chance): unknown {
  if (Array.isArray(value)) return damageList(value, chance);
  if (typeof value === 'object' && value !== null) return damageObject(value, chance);
  return chance.pick(junk);
}

function damageList(list: readonly unknown[], chance: Chance): unknown {
  const place = Math.floor(chance.next() * (list.length + 1));
  const way = chance.next();
  if (way < 0.1) return chance.pick(junk);
  if (way < 0.2) return list.toSpliced(place, 1);
  if (way < 0.3) return [...list, ...list];
  if (way < 0.4) return list.toSpliced(place, 0, chance.pick(junk));
  return list.map((one, index) => (index === place % list.length ? damage(one, chance) : one));
}

function damageObject(object: object, chance: Chance): unknown {
  const entries = Object.entries(object);
  const place = Math.floor(chance.next() * entries.length);
  const way = chance.next();
  if (way < 0.05) return chance.pick(junk);
  if (way < 0.2) return Object.fromEntries(entries.toSpliced(place, 1));
  if (way < 0.3) return Object.fromEntries([...entries, [chance.pick(names), chance.pick(junk)]]);
  return Object.fromEntries(
    entries.map(([name, one], index) => [name, index === place ? damage(one, chance) : one]),
  );
}
