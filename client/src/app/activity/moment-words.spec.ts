import { momentWords, shortMomentWords, startOfDay } from './moment-words.ts';

const now = new Date(2026, 10, 21, 9, 5).getTime();

it.each([
  ['today', new Date(2026, 10, 21, 0, 0), '00:00', '00:00'],
  ['later today', new Date(2026, 10, 21, 23, 59), '23:59', '23:59'],
  ['the evening before', new Date(2026, 10, 20, 23, 59), '20 Nov 23:59', '20 Nov'],
  ['the same day of last year', new Date(2025, 10, 21, 10, 42), '21 Nov 2025 10:42', '21 Nov 2025'],
])('tells the time of %s', (_when, at, words, short) => {
  expect(momentWords(at.getTime(), now)).toBe(words);
  expect(shortMomentWords(at.getTime(), now)).toBe(short);
});

it('begins a day at midnight', () => {
  expect(startOfDay(now)).toBe(new Date(2026, 10, 21).getTime());
});
