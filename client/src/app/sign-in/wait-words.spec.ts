import { waitWords } from './wait-words.ts';

it.each([
  [0, 'in a while'],
  [1, 'in 1 second'],
  [90, 'in 90 seconds'],
  [91, 'in 2 minutes'],
  [840, 'in 14 minutes'],
])('says %i s as "%s", never too early', (seconds, words) => {
  expect(waitWords(seconds)).toBe(words);
});
