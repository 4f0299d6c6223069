import { rateOf } from './rate.ts';
import type { BilledLeg } from './rate.ts';

const leg = (more: Partial<BilledLeg>): BilledLeg => ({
  direction: 'outbound',
  from: '447700900099',
  to: '447700900003',
  kind: 'phone',
  ...more,
});

it.each([
  ['a landline', '442071234567', 0.0045, 'GB-FIXED'],
  ['a mobile', '447911123456', 0.0273, '23410'],
  ['an example’s number', '447700900003', 0.0045, 'GB-FIXED'],
  ['another country', '4915112345678', 0.0439, '26201'],
  ['a country whose numbers look alike', '12025550100', 0.0121, 'US-FIXED'],
  ['one of two countries with a prefix', '14165550100', 0.0121, 'CA-FIXED'],
  ['nowhere known', '99912345678', 0.15, 'XX-FIXED'],
])('is that of %s (%s)', (_, to, perMinute, network) => {
  expect(rateOf(leg({ to }))).toEqual({ perMinute, network });
});

it('is one rate for calls in, whatever number they come from', () => {
  const inbound = { direction: 'inbound', to: '447700900099' } as const;
  expect(rateOf(leg({ ...inbound, from: '4915112345678' }))).toEqual({
    perMinute: 0.0045,
    network: '26201',
  });
  expect(rateOf(leg({ ...inbound, from: null }))).toMatchObject({ perMinute: 0.0045 });
});

it('is none for a browser', () => {
  expect(rateOf(leg({ kind: 'app' }))).toBeUndefined();
});
