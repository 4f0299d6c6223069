import { sumOfPrices } from './price.ts';

it.each([
  [[], undefined],
  [[undefined, 'free', '-1', '1e3', ''], undefined],
  [['0'], '0'],
  [['0.00450000', '0.00'], '0.0045'],
  [['0.1', '0.2'], '0.3'],
  [['999999999.999999999999', '0.000000000001'], '1000000000'],
  [['100', undefined, '20'], '120'],
])('adds %j to %s', (prices, sum) => {
  expect(sumOfPrices(prices)).toBe(sum);
});
