import { remembered } from '../remembered.ts';

/** Seven digits and more that stand by themselves: a telephone number, not a part of an identifier. */
const number = /(?<![\w.-])\+?\d{5,13}(\d\d)(?![\w-]|\.\d)/g;

/** Without these a text has no number: most have not, and this is told much sooner. */
const manyDigits = /\d{7}/;

/** Fields whose bare numbers are telephone numbers. */
const numbered = /^(?:from|to)$|number|phone|msisdn|call(?:er|ed|ee)/i;

/** JSON text without telephone numbers. The platform is told the same few things again and again. */
export const maskedJson = remembered((json) => JSON.stringify(masked(JSON.parse(json))), 100);

/** A JSON value without telephone numbers: of each only the last two digits remain. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskedText(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      maskedText(key),
      masked(isNumber(key, each) ? String(each) : each),
    ]),
  );
}

function maskedText(text: string): string {
  return manyDigits.test(text) ? text.replace(number, '…$1') : text;
}

function isNumber(key: string, value: unknown): boolean {
  return typeof value === 'number' && value >= 1e6 && numbered.test(key);
}
