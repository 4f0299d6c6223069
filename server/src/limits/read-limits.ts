import { isDecimal } from '../calls/price.ts';
import { readCountries } from '../contacts/read-countries.ts';
import type { NumberRules } from '../contacts/check-number.ts';
import { StartError } from '../start-error.ts';
import type { Limits } from './limits.ts';

import type { Env } from '../live/env.ts';

/** The limits in `env`, over the usual ones. @throws StartError one line that names the variable */
export function readLimits(env: Env): Limits {
  const spend = env.SPEND_LIMIT_PER_DAY;
  if (spend && !isDecimal(spend)) {
    throw new StartError(
      `SPEND_LIMIT_PER_DAY is "${spend}"; it must be an amount in your account's currency, such as 25 or 12.50.`,
    );
  }
  return {
    callsPerMinute: readCount(env, 'CALLS_PER_MINUTE', 6),
    callsPerDay: readCount(env, 'CALLS_PER_DAY', 60),
    minutesPerDay: readCount(env, 'MINUTES_PER_DAY', 240),
    ...(spend && { spendPerDay: spend }),
  };
}

/** Which numbers contacts may have. @throws StartError */
export function readNumberRules({ CONTACT_COUNTRIES: text }: Env): NumberRules {
  if (!text) return {};
  const read = readCountries(text);
  if ('countries' in read) return read;
  throw new StartError(
    `CONTACT_COUNTRIES has "${read.unknown}" in it; write countries by their two letters, such as GB,US.`,
  );
}

function readCount(env: Env, name: string, usual: number): number {
  const text = env[name];
  if (!text) return usual;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new StartError(`${name} is "${text}"; it must be a whole number from 1 to 99999.`);
}
