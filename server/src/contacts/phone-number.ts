import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const e164 = /^\+?([1-9]\d{6,14})$/;

/** +44 7700 900000 to 900999: Ofcom keeps these for fiction, so number plans list them as unassigned. */
const fiction = /^447700900\d{3}$/;

/** E.164 digits without the plus sign, or undefined when nobody can have that number. */
export function phoneNumber(text: string): string | undefined {
  const digits = e164.exec(text)?.[1];
  if (digits === undefined) return undefined;
  if (fiction.test(digits)) return digits;
  return parsePhoneNumberFromString(`+${digits}`)?.isValid() ? digits : undefined;
}
