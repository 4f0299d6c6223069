import { z } from 'zod';
import { numberTypes } from '../../platform/account/numbers.ts';
import type { VirtualNumber } from '../../platform/account/numbers.ts';
import { wholeNumber } from '../whole-number.ts';
import { features, featuresOf } from './number-features.ts';

export const country = z
  .string('is required')
  .regex(/^[A-Za-z]{2}$/, 'must have two letters')
  .transform((code) => code.toUpperCase());

/** Which numbers, and which page of them: what every list takes. */
export const numberFilter = z.object({
  country: country.optional(),
  type: z.enum(numberTypes, `must be one of ${numberTypes.join(', ')}`).optional(),
  pattern: z.string('is given twice').optional(),
  search_pattern: wholeNumber(0, 2, 'must be 0, 1 or 2').default(0),
  features: z
    .string('is given twice')
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(features, `must be some of ${features.join(',')}`)))
    .default([]),
  size: wholeNumber(1, 100, 'must be between 1 and 100').default(10),
  index: wholeNumber(1, 999_999_999, 'must be at least 1').default(1),
});

export type NumberFilter = z.infer<typeof numberFilter>;

/** Those that the filter asks for; not yet cut into pages. */
export function filterNumbers<One extends VirtualNumber>(
  numbers: readonly One[],
  filter: NumberFilter,
): readonly One[] {
  const matches = matcher(filter);
  return numbers.filter(
    (number) =>
      (filter.country === undefined || number.country === filter.country) &&
      (filter.type === undefined || number.type === filter.type) &&
      matches(number.msisdn) &&
      filter.features.every((feature) => featuresOf(number).includes(feature)),
  );
}

export function pageOf<One>(numbers: readonly One[], { size, index }: NumberFilter) {
  return numbers.slice((index - 1) * size, index * size);
}

function matcher({ pattern = '', search_pattern: how }: NumberFilter): (msisdn: string) => boolean {
  if (how === 0) return (msisdn) => msisdn.startsWith(pattern);
  if (how === 1) return (msisdn) => msisdn.includes(pattern);
  return (msisdn) => msisdn.endsWith(pattern);
}
