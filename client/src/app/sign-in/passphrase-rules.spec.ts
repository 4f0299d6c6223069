import { lengthOf, lengthProblem } from './passphrase-rules.ts';

it.each([
  ['', 'Type a passphrase.'],
  ['x'.repeat(13), 'Too short: 2 characters more.'],
  ['x'.repeat(15), null],
  ['x'.repeat(128), null],
  ['x'.repeat(129), 'Too long: take 1 character away.'],
])('judges the length of "%s"', (passphrase, problem) => {
  expect(lengthProblem(passphrase)).toBe(problem);
});

it('counts what a person would call one character as one', () => {
  expect(lengthOf('😀'.repeat(3))).toBe(3);
  expect(lengthOf('e\u0301')).toBe(1);
});
