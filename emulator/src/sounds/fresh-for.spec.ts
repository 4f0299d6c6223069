import { freshFor } from './fresh-for.ts';

it.each([
  ['public, max-age=360', 360_000],
  ['Public,MAX-AGE="5"', 5000],
  ['max-age=60, must-revalidate', 60_000],
  [null, 0],
  ['public', 0],
  ['max-age=soon', 0],
  ['max-age=360, no-store', 0],
  ['no-cache, max-age=360', 0],
  ['private, max-age=360', 0],
])('%s lets it be used again for %i ms', (cacheControl, milliseconds) => {
  expect(freshFor(cacheControl)).toBe(milliseconds);
});
