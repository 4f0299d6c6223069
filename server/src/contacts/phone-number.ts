import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber as ParsedNumber,
} from 'libphonenumber-js/max';
import type { SpecialKind } from './special-kinds.ts';

/** A number that somebody can have. */
export interface PhoneNumber {
  /** E.164 without the plus sign. */
  readonly digits: string;
  /** Absent when it belongs to none: satellites, for example. */
  readonly country?: CountryCode;
  /** Why it is no ordinary number of a person or an office. */
  readonly special?: SpecialKind;
}

const e164 = /^\+?([1-9]\d{6,14})$/;
const short = /^\+?\d{2,6}$/;

/** +44 7700 900000 to 900999: Ofcom keeps these for fiction, so number plans list them as unassigned. */
const fiction = /^447700900\d{3}$/;

/** The number in a text, or undefined when nobody can have it. A short one is told of, though no network takes it from afar. */
export function phoneNumber(text: string): PhoneNumber | undefined {
  if (short.test(text)) return { digits: text.replace('+', ''), special: 'short' };
  const digits = e164.exec(text)?.[1];
  if (digits === undefined) return undefined;
  if (fiction.test(digits)) return { digits, country: 'GB' };
  const parsed = parsePhoneNumberFromString(`+${digits}`);
  return parsed?.isValid() ? described(digits, parsed) : undefined;
}

function described(digits: string, number: ParsedNumber): PhoneNumber {
  const { country } = number;
  const special = specialKind(number);
  return { digits, ...(country && { country }), ...(special && { special }) };
}

/** What is neither known as ordinary nor as anything else counts as special: nobody can tell what it costs. */
function specialKind(number: ParsedNumber): SpecialKind | undefined {
  // Satellites, world-wide premium rate and the like: codes that belong to no country.
  if (number.isNonGeographic()) return 'worldwide';
  const type = number.getType();
  return type === undefined ? 'unknown' : kinds[type];
}

const kinds: Readonly<
  Record<NonNullable<ReturnType<ParsedNumber['getType']>>, SpecialKind | undefined>
> = {
  FIXED_LINE: undefined,
  MOBILE: undefined,
  FIXED_LINE_OR_MOBILE: undefined,
  VOIP: undefined,
  TOLL_FREE: undefined,
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'shared-cost',
  PERSONAL_NUMBER: 'personal',
  PAGER: 'pager',
  UAN: 'company',
  VOICEMAIL: 'voicemail',
};
