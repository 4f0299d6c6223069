import { detailWords, kindWords } from './audit-words.ts';

const record = (kind: string) => ({ seq: 1, at: 0, kind, user: '', details: {} });

it.each([
  ['sign-in-failed', 'Sign-in failed'],
  ['something-new', 'Something new'],
])('says %s as "%s"', (kind, words) => {
  expect(kindWords(record(kind))).toBe(words);
});

it.each([
  [{}, ''],
  [null, ''],
  ['text', ''],
  [
    { reason: 'too-old', knownDevice: false, count: 3 },
    'reason: too-old, known device: false, count: 3',
  ],
  [{ limits: { calls: 6 } }, 'limits: {"calls":6}'],
])('tells the details %j', (details, words) => {
  expect(detailWords(details)).toBe(words);
});
