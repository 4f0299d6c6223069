import type { Arrivals } from './arrivals.ts';
import type { KeyOrder } from './input-order.ts';
import { nextWithin } from './next-within.ts';
import type { Patience } from './next-within.ts';

/** What was pressed. */
export interface Keys {
  readonly digits: string;
  /** The time without a key ended it; not the last digit, nor the hash. */
  readonly timedOut: boolean;
  /** A hash ended it, which is not among the digits. */
  readonly submitted: boolean;
}

/** Takes keys after the first one until there are enough of them, a hash ends them, or no more come. */
export async function collectKeys(
  { timeOut, maxDigits, submitOnHash }: KeyOrder,
  first: string,
  pressed: Arrivals<string>,
  patience: Patience,
): Promise<Keys> {
  let digits = '';
  let key: string | undefined = first;
  while (key !== undefined) {
    if (key === '#' && submitOnHash) return { digits, timedOut: false, submitted: true };
    digits += key;
    if (digits.length === maxDigits) return { digits, timedOut: false, submitted: false };
    key = await nextWithin(timeOut, pressed, patience);
  }
  return { digits, timedOut: true, submitted: false };
}
