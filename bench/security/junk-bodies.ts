import { randomBytes } from 'node:crypto';

const deep = (open: string, close: string, times: number) =>
  open.repeat(times) + close.repeat(times);

/** What no JSON parser may take, what every one must, and what they disagree about; bytes, because some is no text. */
const texts: readonly string[] = [
  // Cut off, or too much of it.
  '',
  ' ',
  '[',
  ']',
  '{',
  '}',
  '{"a"',
  '{"a":',
  '{"a":1',
  '{"a":1,',
  '{"a":1,}',
  '[1',
  '[1,',
  '[1,]',
  '[,1]',
  '[1,,2]',
  '[1 2]',
  '{"a" 1}',
  '{a:1}',
  "{'a':1}",
  '{"a":1}}',
  '[1]]',
  '[1]x',
  '{"a":1}{"a":2}',
  '1 2',
  '"a',
  '"\\',
  '"\\u',
  '"\\u00',
  '"\\uD8',
  '{"a":1 "b":2}',
  '{,}',
  '{:1}',
  '{"a"::1}',
  '{1:1}',
  '[1:2]',
  '{"a",1}',
  '/**/{}',
  '{}//',
  '{}#',
  "'a'",
  '`a`',
  // Words and numbers.
  'nul',
  'nulll',
  'tru',
  'True',
  'NaN',
  'Infinity',
  '-Infinity',
  'undefined',
  '+1',
  '01',
  '-01',
  '1.',
  '.1',
  '1e',
  '1e+',
  '0x10',
  '1_000',
  '--1',
  '1.2.3',
  '1eE2',
  '-',
  '- 1',
  '1e400',
  '-1e400',
  '1e-400',
  '123456789012345678901234567890',
  '-0',
  '0.1e1',
  `1${'0'.repeat(5000)}`,
  `0.${'1'.repeat(5000)}`,
  '1e99999999999',
  // Texts.
  '"\\x41"',
  '"\\a"',
  '"\\u{41}"',
  '"\t"',
  '"\n"',
  '"\0"',
  '"\\u0000"',
  '"\\uD800"',
  '"\\uDC00\\uD800"',
  '"\\ud83d\\ude00"',
  '"\\uD83Dx"',
  '"\u2028\u2029"',
  '"\u007f"',
  '"\\/"',
  '"\u{10FFFF}"',
  `"${'x'.repeat(10_000)}"`,
  `"${'\u202E'.repeat(500)}"`,
  // Keys.
  '{"a":1,"a":2}',
  '{"username":"john","username":"mary"}',
  '{"":0}',
  '{"\\u0000":0}',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"toString":1}',
  '{"hasOwnProperty":1,"length":1e9}',
  '{"then":1}',
  // Nesting.
  deep('[', ']', 5000),
  deep('{"a":', '}', 2000).replace('}', '1}'),
  '['.repeat(8000),
  '{"a":'.repeat(2000),
  deep('[[[', ']]]', 2000),
  // Whole values, of the wrong kind.
  'null',
  'true',
  'false',
  '0',
  '1',
  '"text"',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '[{}]',
  '{"a":[1,{"b":null}]}',
  ' {} ',
  '\t\n\r{}\n',
  '\u00a0{}',
  '\u2060{}',
  '\f{}',
  '\v{}',
];

const bytes: readonly Buffer[] = [
  Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]),
  Buffer.from([0xfe, 0xff, 0, 0x7b, 0, 0x7d]),
  Buffer.from([0x22, 0xff, 0x22]),
  Buffer.from([0x22, 0xc0, 0xaf, 0x22]),
  Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
  Buffer.from([0x22, 0xf4, 0xbf, 0xbf, 0xbf, 0x22]),
  Buffer.from([0x22, 0xe9, 0x22]),
  Buffer.from([0x22, 0xe0, 0x80, 0x22]),
  Buffer.from([0]),
  Buffer.alloc(1000),
  Buffer.from([0x7b, 0x22, 0x80, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from('{"a":"é"}', 'latin1'),
  Buffer.from('{"a":1}', 'utf16le'),
];

/** So many bodies that nobody means: all of the lists, and then what is left of sound ones that chance has damaged. */
export function junkBodies(count: number, sound: readonly string[]): readonly Buffer[] {
  const listed = [...texts.map((text) => Buffer.from(text)), ...bytes];
  return Array.from(
    { length: count },
    (_, index) => listed[index] ?? damaged(sound[index % sound.length] ?? '{}'),
  );
}

/** A few bytes of it changed, taken away or doubled. */
function damaged(text: string): Buffer {
  const whole = Buffer.from(text);
  const [how = 0, place = 0, byte = 0] = randomBytes(3);
  const at = place % whole.length;
  const [before, after] = [whole.subarray(0, at), whole.subarray(at + 1)];
  if (how % 4 === 0) return before;
  if (how % 4 === 1) return Buffer.concat([before, after]);
  if (how % 4 === 2) return Buffer.concat([before, Buffer.from([byte]), after]);
  return Buffer.concat([whole, whole.subarray(at)]);
}
