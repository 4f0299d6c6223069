import { clockTime, spokenTime } from './duration.ts';

it.each([
  [-5, '0:00'],
  [7_999, '0:07'],
  [134_000, '2:14'],
  [3_723_000, '1:02:03'],
])('shows %i ms as %s', (time, shown) => {
  expect(clockTime(time)).toBe(shown);
});

it.each([
  [0, '0 s', '0 seconds'],
  [61_000, '1 min 1 s', '1 minute 1 second'],
  [7_200_000, '2 h', '2 hours'],
])('says %i ms as "%s", or as "%s" to be spoken', (time, short, long) => {
  expect(spokenTime(time, 'short')).toBe(short);
  expect(spokenTime(time, 'long')).toBe(long);
});
