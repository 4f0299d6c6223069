import { z } from 'zod';

/** A whole number in a query, within these bounds; `reason` says what else is wrong with it. */
export function wholeNumber(least: number, most: number, reason: string) {
  return z
    .string(reason)
    .regex(/^\d{1,9}$/, reason)
    .transform(Number)
    .pipe(z.number().min(least, reason).max(most, reason));
}
