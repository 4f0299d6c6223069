import type { VirtualNumber } from '../../platform/account/numbers.ts';

export const features = ['SMS', 'MMS', 'VOICE'] as const;
export type Feature = (typeof features)[number];

const northAmerica = ['US', 'CA'];

/** What can be sent to a number. */
export function featuresOf({ country, type }: VirtualNumber): readonly Feature[] {
  if (type === 'landline-toll-free') return ['VOICE'];
  if (northAmerica.includes(country)) return ['SMS', 'MMS', 'VOICE'];
  return type === 'mobile-lvn' ? ['SMS', 'VOICE'] : ['VOICE'];
}
