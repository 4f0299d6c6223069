import { countryOf, isMobile } from './countries.ts';

/** What the price of a leg depends on. */
export interface BilledLeg {
  readonly kind: string;
  readonly direction: 'inbound' | 'outbound';
  readonly from: string | null;
  readonly to: string;
}

/** What a minute of a leg costs, and over whose network it went. */
export interface Rate {
  /** Euros. */
  readonly perMinute: number;
  readonly network: string;
}

/** Euros a minute for calls in, from anywhere. NOTE: made up, as all rates here. */
const inbound = 0.0045;

/** `undefined` for a leg that costs nothing: a browser's. */
export function rateOf({ kind, direction, from, to }: BilledLeg): Rate | undefined {
  if (kind !== 'phone') return undefined;
  const outside = direction === 'outbound' ? to : (from ?? '');
  const country = countryOf(outside);
  const mobile = isMobile(outside, country);
  const [toLandline, toMobile] = country.rates;
  return {
    perMinute: direction === 'inbound' ? inbound : mobile ? toMobile : toLandline,
    network: mobile ? country.network : `${country.code}-FIXED`,
  };
}
