import type { CountryCode } from 'libphonenumber-js/max';
import type { ContactEntry } from './contact-schema.ts';
import type { Flaw } from './flaw.ts';
import { phoneNumber, type PhoneNumber } from './phone-number.ts';
import { specialKinds } from './special-kinds.ts';

/** Whom an installation calls at all. */
export interface NumberRules {
  /** Calls to nowhere else; everywhere when absent. */
  readonly countries?: readonly CountryCode[];
}

/** The digits that an entry may be called at, or why not: some numbers are there to take the money of who calls. */
export function checkNumber(
  entry: Pick<ContactEntry, 'number' | 'allowSpecial'>,
  { countries }: NumberRules,
): { readonly digits: string } | { readonly flaw: Flaw } {
  const number = phoneNumber(entry.number);
  if (!number) return { flaw: impossible };
  const { digits, country, special } = number;
  if (special && (special === 'short' || entry.allowSpecial !== true)) {
    return { flaw: specialFlaw(special) };
  }
  if (country && countries?.includes(country) === false) {
    return { flaw: countryFlaw(country, countries) };
  }
  return { digits };
}

const path = ['number'] as const;

const impossible: Flaw = {
  code: 'contact-number-invalid',
  message:
    'Nobody can have this "number". Write country code and number, digits only, such as "+447700900001".',
  path,
};

function specialFlaw(kind: NonNullable<PhoneNumber['special']>): Flaw {
  const what = `This "number" is ${specialKinds[kind]}.`;
  const advice =
    kind === 'short'
      ? 'It cannot be called from here. Write country code and number, such as "+447700900001".'
      : 'Write another, or add "allowSpecial": true to call it at whatever it costs.';
  return { code: 'contact-number-special', message: `${what} ${advice}`, path };
}

function countryFlaw(country: CountryCode, countries: readonly CountryCode[]): Flaw {
  const message =
    `This "number" is in ${country}, and CONTACT_COUNTRIES allows ${countries.join(', ')} alone. ` +
    `Write another, or add ${country} there.`;
  return { code: 'contact-country-not-allowed', message, path };
}
