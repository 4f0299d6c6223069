import type { CallFile } from './call-file.ts';

export interface RenewalDependencies {
  /** A new UUID. */
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What fields of payloads are to say instead of what they said first, such as `{to: …}`. */
  readonly set: Readonly<Record<string, string>>;
}

/** The recorded call as another call: with ids of its own, and as if it ended now. */
export interface Renewal {
  /** A payload with new ids, times and set values. */
  payload(recorded: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /** What a reply would be expected to say in the new call. */
  expected(recorded: unknown): unknown;
}

const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/;

export function renew(file: CallFile, { newId, now, set }: RenewalDependencies): Renewal {
  const ids = new Map<string, string>();
  const later = now - file.recordedAt - (file.webhooks.at(-1)?.at ?? 0);
  const swaps = Object.entries(set).flatMap(([name, value]) => {
    const was = firstValue(file, name);
    return was === undefined ? [] : [{ name, was, value }];
  });

  function renewId(id: string): string {
    const renewed = ids.get(id) ?? newId();
    ids.set(id, renewed);
    return renewed;
  }

  const renewText = (text: string): string =>
    time.test(text)
      ? new Date(Date.parse(text) + later).toISOString()
      : text.replace(uuid, renewId);

  return {
    payload: (recorded) => {
      const swapped = Object.entries(recorded).map(([name, value]) => {
        const swap = swaps.find((one) => one.name === name && one.was === value);
        return [name, swap ? swap.value : inTexts(value, renewText)] as const;
      });
      return Object.fromEntries(swapped);
    },
    expected: (recorded) =>
      inTexts(recorded, (text) =>
        swaps.reduce(
          (words, { was, value }) => words.replaceAll(was, value),
          text.replace(uuid, (id) => ids.get(id) ?? id),
        ),
      ),
  };
}

function firstValue({ webhooks }: CallFile, name: string): string | undefined {
  const [first] = webhooks.flatMap(({ payload }) => payload[name] ?? []);
  return typeof first === 'string' ? first : undefined;
}

/** The same with every text changed, however deep. */
function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => inTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, inTexts(inner, change)]),
  );
}
