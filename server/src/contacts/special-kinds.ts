/** Numbers that may cost far more than a call to a person does, and what they are in words. */
export const specialKinds = {
  premium: 'a premium-rate number',
  'shared-cost': 'a shared-cost number',
  personal: 'a personal number, which follows its owner at the cost of who calls',
  pager: 'a pager',
  company: 'a company-wide number, which may cost more',
  voicemail: 'a voicemail access number',
  worldwide: 'a satellite or world-wide number, which belongs to no country',
  unknown: 'of a kind whose cost nobody can tell',
  short: 'a short or emergency number',
} as const;

export type SpecialKind = keyof typeof specialKinds;
