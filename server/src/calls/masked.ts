/** Seven digits and more that stand by themselves: a telephone number, not a part of an identifier. */
const number = /(?<![\w.-])\+?\d{5,13}(\d\d)(?![\w-]|\.\d)/g;

/** A JSON value without telephone numbers: of each only the last two digits remain. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(number, '…$1');
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      named.has(key) ? digitless(each) : masked(each),
    ]),
  );
}

/** Fields whose bare numbers are telephone numbers. */
const named = new Set(['from', 'to', 'number']);

function digitless(value: unknown): unknown {
  return masked(typeof value === 'number' ? String(value) : value);
}
