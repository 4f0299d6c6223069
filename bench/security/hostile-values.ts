import { randomInt } from 'node:crypto';
import { dear, destinations } from './hostile-destinations.ts';

/** Strings that have broken programs: of databases, shells, templates, markup, prototypes and text itself. */
const naughty = [
  '',
  ' ',
  '\0',
  '\u0000bob',
  'undefined',
  'null',
  'true',
  'NaN',
  'Infinity',
  '-0',
  '1e400',
  '[]',
  '{}',
  '[object Object]',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__proto__.number',
  'constructor.prototype.number',
  "' OR 1=1 --",
  "'; DROP TABLE calls; --",
  '" OR ""="',
  "bob' UNION SELECT number FROM contacts --",
  '1;SELECT pg_sleep(9)',
  '$ne',
  '{"$gt":""}',
  '$(reboot)',
  '`reboot`',
  '; reboot',
  '| reboot',
  '{{7*7}}',
  '${7*7}',
  '<%= 7*7 %>',
  '#{7*7}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '<speak>979</speak>',
  '<say-as>',
  '&lt;speak&gt;',
  '\u202E1000090077+',
  '\u200Bbob',
  'bob\u200B',
  'b\u043Eb',
  'ｂｏｂ',
  'BOB',
  'bo\u0062\u0301',
  '\uFEFFbob',
  '\uD800',
  '\uDFFF\uD800',
  '😀',
  '👨‍👩‍👧‍👦',
  'ﷺ',
  'Z̮̞̠͙͔ͅ',
  'İ',
  'ß',
  '\r\nX-Evil: 1',
  '\u2028',
  '%00',
  '%0d%0a',
  '..;/',
  '\\..\\',
  'x'.repeat(1024),
  'a'.repeat(5000),
];

/** Values that are no text at all, where one is expected. */
const shapes: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  447700900001,
  1e400,
  [],
  ['447700900001'],
  [['bob']],
  {},
  { number: '979123456789' },
  { type: 'phone', number: '979123456789' },
  { length: 1, 0: 'bob' },
  { toString: 'bob' },
  { valueOf: 1 },
  [null],
];

/** So many hostile values: the lists first, then numbers and texts that chance makes of the same. */
export function hostileValues(count: number): readonly unknown[] {
  const listed = [...destinations, ...naughty, ...shapes];
  return Array.from({ length: count }, (_, index) => listed[index] ?? made(index));
}

function made(index: number): unknown {
  if (index % 3 === 0) return `${index % 2 ? '+' : ''}${one(dear)}${digits(randomInt(2, 10))}`;
  if (index % 3 === 1) return Array.from({ length: randomInt(1, 40) }, anyCharacter).join('');
  return `${one(destinations)}${one(naughty)}`.slice(0, 1100);
}

/** Ids that are nearly those of a call. */
export function nearly(call: string): readonly unknown[] {
  const turned = Array.from(call).reverse().join('');
  const changed = Array.from(call).map(
    (letter, at) => call.slice(0, at) + (letter === 'a' ? 'b' : 'a') + call.slice(at + 1),
  );
  const around = [
    ` ${call}`,
    `${call} `,
    `${call}\n`,
    `\n${call}`,
    `${call}\0`,
    `${call}\u200B`,
    `${call},${call}`,
  ];
  const others = [
    call.toUpperCase(),
    turned,
    call.slice(1),
    call + call,
    `${call}/`,
    `sip:${call}`,
    [call],
    { to: call },
  ];
  return [...around, ...others, ...changed.filter((id) => id !== call)];
}

function one<T>(list: readonly T[]): T | undefined {
  return list[randomInt(list.length)];
}

function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}

function anyCharacter(): string {
  return String.fromCodePoint(randomInt(4) ? randomInt(32, 0x2ff) : randomInt(0x10ffff));
}
