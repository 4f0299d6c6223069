import { rateOf } from './rate.ts';
import type { BilledLeg } from './rate.ts';

/** What a leg that is over cost, in the platform's own strings. */
export interface Bill {
  readonly end_time: string;
  /** Null for a leg that used none. */
  readonly network: string | null;
  /** Seconds. */
  readonly duration: string;
  /** Null for a leg that was never answered. */
  readonly start_time: string | null;
  /** Per minute. */
  readonly rate: string;
  readonly price: string;
}

/** As the platform writes no money. */
const free = { rate: '0.00', price: '0' };

const second = 1000;

/** Whole seconds, rounded outwards, as the platform bills them. */
export function bill(leg: BilledLeg, answeredAt: number | undefined, endedAt: number): Bill {
  const end = Math.ceil(endedAt / second) * second;
  if (answeredAt === undefined) {
    return { end_time: iso(end), network: null, duration: '0', start_time: null, ...free };
  }
  const start = Math.floor(answeredAt / second) * second;
  const seconds = (end - start) / second;
  const rate = rateOf(leg);
  const money = rate && {
    rate: rate.perMinute.toFixed(8),
    price: ((rate.perMinute * seconds) / 60).toFixed(8),
  };
  return {
    end_time: iso(end),
    network: rate?.network ?? null,
    duration: String(seconds),
    start_time: iso(start),
    ...(money ?? free),
  };
}

const iso = (at: number): string => new Date(at).toISOString();
