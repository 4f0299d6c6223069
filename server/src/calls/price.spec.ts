import { microsOf, priceOf, sumOfPrices } from './price.ts';

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

describe('millionths of a price', () => {
  it.each([
    ['0.0158', 15_800, '0.0158'],
    ['0.0000001', 1, '0.000001'],
    ['12', 12_000_000, '12'],
    ['0', 0, '0'],
  ])('of %s are %d', (price, micros, back) => {
    expect(microsOf(price)).toBe(micros);
    expect(priceOf(micros)).toBe(back);
  });

  it('are none of what is no price', () => {
    expect(microsOf('free')).toBeNull();
    expect(microsOf(undefined)).toBeNull();
  });
});
