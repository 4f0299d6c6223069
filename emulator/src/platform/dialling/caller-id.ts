import { countryOf } from '../account/countries.ts';
import type { Endpoint } from '../ncco/endpoint.ts';

/** Any of those numbers, of the callee's country where there is one. `undefined` when there is none at all. */
export function anyNumber(numbers: readonly string[], endpoint: Endpoint): string | undefined {
  if (endpoint.type !== 'phone') return numbers[0];
  const { code } = countryOf(endpoint.number);
  return numbers.find((number) => countryOf(number).code === code) ?? numbers[0];
}
