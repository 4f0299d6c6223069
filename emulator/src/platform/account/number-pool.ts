import { countryNamed } from './countries.ts';
import type { NumberType, VirtualNumber } from './numbers.ts';

/** What a number costs, in euros: once, and each month. NOTE: made up. */
export interface NumberPrice {
  readonly initial: number;
  readonly monthly: number;
}

const prices: Readonly<Record<NumberType, NumberPrice>> = {
  landline: { initial: 0, monthly: 0.9 },
  'mobile-lvn': { initial: 0, monthly: 1.25 },
  'landline-toll-free': { initial: 1, monthly: 2.5 },
};

export const priceOf = ({ type }: VirtualNumber): NumberPrice => prices[type];

/** Where a postal address must be given in the dashboard before a number can be had. */
export const needsAddress = ({ country }: VirtualNumber): boolean => country === 'DE';

/** Beginnings that are kept free for films and examples, where a country has them. */
const examples: Readonly<Record<string, Partial<Record<NumberType, string>>>> = {
  GB: { landline: '441632960', 'mobile-lvn': '447700900', 'landline-toll-free': '448081570' },
  US: { landline: '12025550', 'landline-toll-free': '18005550' },
};

/** A hundred of each type. */
const endings = Array.from({ length: 100 }, (_, index) => String(100 + index));

/** The numbers of a country that anybody can have; none for one that is not known here. */
export function numberPool(code: string): readonly VirtualNumber[] {
  const country = countryNamed(code);
  if (!country) return [];
  const [mobile] = country.mobile;
  const beginnings: Partial<Record<NumberType, string>> = examples[code] ?? {
    landline: `${country.prefix}5550`,
    ...(mobile !== undefined && { 'mobile-lvn': `${mobile}5550` }),
  };
  return types.flatMap((type) => {
    const beginning = beginnings[type];
    return beginning === undefined
      ? []
      : endings.map((ending) => ({ country: code, msisdn: `${beginning}${ending}`, type }));
  });
}

const types = ['landline', 'mobile-lvn', 'landline-toll-free'] as const;
