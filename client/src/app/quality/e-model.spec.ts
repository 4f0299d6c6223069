import { rating } from './e-model.ts';

it.each([
  // What ITU-T G.109 calls high, and what G.114 says of delay, to the nearest point.
  [0, 0, 93],
  [0, 150, 90],
  [0, 400, 59],
  [0.03, 50, 82],
  [0.07, 50, 71],
  [0.2, 50, 50],
  [1, 0, 17],
])('a loss of %d with a delay of %d ms is worth %d', (loss, delay, worth) => {
  expect(Math.round(rating({ loss, delay }))).toBe(worth);
});
