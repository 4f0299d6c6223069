import { priceWords } from './price-words.ts';

it.each([
  ['0.02', '€0.02'],
  ['0.0144', '€0.0144'],
  ['0.024000', '€0.024'],
  ['0.00006', '€0.0001'],
  ['12', '€12.00'],
  ['1234.5', '€1,234.50'],
])('writes %s with two to four digits', (price, words) => {
  expect(priceWords(price)).toBe(words);
});
