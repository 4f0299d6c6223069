import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';

/** The countries in a text such as `GB,US`; or the first word of it that names none. */
export function readCountries(
  text: string,
): { readonly countries: readonly CountryCode[] } | { readonly unknown: string } {
  const words = text.split(',').map((word) => word.trim().toUpperCase());
  const countries: CountryCode[] = [];
  for (const word of words) {
    if (!isSupportedCountry(word)) return { unknown: word };
    countries.push(word);
  }
  return { countries };
}
