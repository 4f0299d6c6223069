/** What no person and no platform sends: in the manner of the public suites for JSON parsers, and odd Unicode. */
export function junkBodies(): Buffer[] {
  return [...brokenJson(), ...oddBytes(), ...oddValues().map((value) => JSON.stringify(value))].map(
    (body) => Buffer.from(body),
  );
}

const whole =
  '{"username":"john","contactId":"bob","status":"ringing","list":[1,-0.5e3,null,true]}';

function brokenJson(): string[] {
  const truncated = Array.from(whole, (_, n) => whole.slice(0, n));
  return [
    ...truncated,
    ...['[', '{"a":', '[{"a":'].map((nest) => nest.repeat(2000)),
    `${'['.repeat(4000)}${']'.repeat(4000)}`,
    `${'{"a":'.repeat(1500)}1${'}'.repeat(1500)}`,
    ...['{"username":"a","username":"b"}', '{"__proto__":{"x":1}}', '{"constructor":{}}'],
    ...['{a:1}', "{'a':1}", '{"a":1,}', '[,]', '[1,,2]', '{"a"}', '{"a":1 "b":2}', '{}}', '[]]'],
    ...['nul', 'True', 'undefined', 'NaN', '-Infinity', '01', '+1', '.5', '1.', '1e', '0x1', '--1'],
    ...['1e999', '-1e999', '1e-999', '9'.repeat(400), '-0', '"a', '"\\x"', '"\\u12"', '"\\uD800'],
    ...[
      '"\n"',
      '"\t"',
      '\u0000',
      '"\u0000"',
      '\uFEFF{}',
      '/* a */{}',
      '{} // a',
      '{}\u0085',
      '\v{}',
    ],
    ...['<a/>', 'a=1&b=2', '--x\r\n', '%7B%7D', '{"a":1}\n{"a":2}', '\u2028{}', '"\\uD800\\uD800"'],
  ];
}

function oddBytes(): Buffer[] {
  return [
    Buffer.from([0xff]),
    Buffer.from([0x22, 0xc3, 0x28, 0x22]),
    Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
    Buffer.from([0x22, 0xf4, 0xbf, 0xbf, 0xbf, 0x22]),
    Buffer.from([0x22, 0xe0, 0x80, 0xaf, 0x22]),
    Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    Buffer.from(whole, 'utf16le'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(whole, 'utf16le')]),
  ];
}

/** In every field that any route reads, and where an object should be. */
function oddValues(): unknown[] {
  const values: unknown[] = [
    ...[
      '',
      ' ',
      '\u0000',
      '\r\nSet-Cookie: a=b',
      '../../etc/passwd',
      '%00',
      '${7*7}',
      "' OR 1=1 --",
    ],
    ...['\uD800', '\uDFFF\uD800', '\u202Eevil', '\u200B\u200D\uFEFF', 'Z\u0351\u036B'.repeat(300)],
    ...['👩‍👩‍👧‍👦'.repeat(500), 'ﷺ'.repeat(3000), 'İ'.repeat(64), '\u{10FFFF}', '⁰⁴⁵₀₁₂', '田中さん'],
    ...['<script>alert(1)</script>', '__proto__', 'constructor', 'toString', 'x'.repeat(12_000)],
    ...[0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, true, false, null],
    ...[[], [[]], ['john'], {}, { toString: 1 }, { $gt: '' }, { length: 1e9 }],
  ];
  const fields = (value: unknown) => Object.fromEntries(names.map((name) => [name, value]));
  return [...values, ...values.map((value) => fields(value)), ...values.map((value) => [value])];
}

const names = [
  ...['username', 'passphrase', 'contactId', 'page', 'token', 'label', 'response', 'on', 'id'],
  ...['status', 'uuid', 'call_uuid', 'conversation_uuid', 'from', 'from_user', 'to', 'timestamp'],
  ...[
    'duration',
    'price',
    'rate',
    'network',
    'start_time',
    'reason',
    'custom_data',
    'now',
    'notes',
  ],
];
