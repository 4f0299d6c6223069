/** Fields whose values are words of the platform: a shape has them to the letter. */
const words: readonly string[] = [
  ...['status', 'direction', 'detail', 'type', 'sub_state', 'sip_code', 'timeout_reason', 'error'],
  ...['event', 'endpoint_type', 'timed_out'],
];

/** The names, in order, and the kinds of the values, in JSON; fields that are left out are not looked at. */
export function shape(value: unknown, leftOut: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map((one) => shape(one));
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  return Object.entries(value)
    .filter(([name]) => !leftOut.includes(name))
    .map(([name, one]: [string, unknown]) => [
      name,
      words.includes(name) && typeof one !== 'object' ? one : shape(one),
    ]);
}

/** The same whatever the order of the names. */
export function inAnyOrder(form: unknown): unknown {
  if (!Array.isArray(form)) return form;
  return form
    .map(inAnyOrder)
    .sort((one, next) => (JSON.stringify(one) < JSON.stringify(next) ? -1 : 1));
}
