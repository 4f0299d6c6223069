import { countryOf } from './countries.ts';
import type { Callee } from './endpoints/callee.ts';

/** Any of those numbers, of the callee's country where there is one. `undefined` when there is none at all. */
export function anyNumber(
  numbers: readonly string[],
  { kind, name }: Pick<Callee, 'kind' | 'name'>,
): string | undefined {
  if (kind !== 'phone') return numbers[0];
  const { code } = countryOf(name);
  return numbers.find((number) => countryOf(number).code === code) ?? numbers[0];
}
