import { differences } from './differences.ts';

const ncco = [
  { action: 'talk', text: 'Hello.' },
  { action: 'connect', endpoint: [{ type: 'phone', number: '447700900001' }] },
];

it('finds nothing where all is the same', () => {
  expect(differences(ncco, structuredClone(ncco))).toEqual([]);
});

it('says where replies differ, what is missing and what is new', () => {
  const got = [
    { action: 'talk', text: 'Goodbye.', loop: 2 },
    { action: 'connect', endpoint: [{ type: 'phone', number: '447700900002' }] },
    { action: 'wait' },
  ];
  expect(differences(ncco, got)).toEqual([
    { path: '[0].text', expected: 'Hello.', got: 'Goodbye.' },
    { path: '[0].loop', expected: undefined, got: 2 },
    { path: '[1].endpoint[0].number', expected: '447700900001', got: '447700900002' },
    { path: '[2]', expected: undefined, got: { action: 'wait' } },
  ]);
  expect(differences(ncco, undefined)).toEqual([{ path: '', expected: ncco, got: undefined }]);
  expect(differences([], {})).toHaveLength(1);
});

it.each([
  ['an id', '63f61863-4a51-4f6b-86e1-46edebcf9356', 'aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab'],
  ['a time', '2026-11-21T17:00:00.000Z', '2026-11-22T09:30:00Z'],
  ['a token', 'eyJhbGciOi.eyJzdWIiOi.c2ln', 'eyJhbGciOi.eyJzdWIiOj.c2lo'],
  ['what is hidden in a recording', '[hidden]', 'anything'],
])('takes %s for the same as another one', (_, expected, got) => {
  expect(differences({ a: expected }, { a: got })).toEqual([]);
  expect(differences({ a: got }, { a: 'else' })).toHaveLength(1);
});

it.each(['[0].text', '[*].text', '[0]', '[*].*'])('leaves out what %s masks', (mask) => {
  expect(differences([{ text: 'one' }], [{ text: 'two' }], [mask])).toEqual([]);
  expect(differences([{ text: 'one' }], [], ['[1].text', 'text'])).toHaveLength(1);
});
