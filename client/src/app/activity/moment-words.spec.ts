import { momentWords, startOfDay } from './moment-words.ts';

const now = new Date(2026, 10, 21, 9, 5).getTime();

it.each([
  ['today', new Date(2026, 10, 21, 0, 0), '00:00'],
  ['later today', new Date(2026, 10, 21, 23, 59), '23:59'],
  ['the evening before', new Date(2026, 10, 20, 23, 59), '20 Nov 23:59'],
  ['the same day of last year', new Date(2025, 10, 21, 10, 42), '21 Nov 2025 10:42'],
])('tells the time of %s', (_when, at, words) => {
  expect(momentWords(at.getTime(), now)).toBe(words);
});

it('begins a day at midnight', () => {
  expect(startOfDay(now)).toBe(new Date(2026, 10, 21).getTime());
});
