import type { Difference } from './differences.ts';
import type { Replayed } from './replay-call.ts';

/** What came of a replay, for people: a line a webhook, and below it where the reply differs. */
export function replayReport(replayed: readonly Replayed[]): string {
  const different = replayed.filter((one) => one.differences.length > 0).length;
  const end =
    different === 0
      ? `All ${replayed.length} replies are as recorded.`
      : `${different} of ${replayed.length} replies differ.`;
  return [...replayed.flatMap(linesOf), end, ''].join('\n');
}

function linesOf({ webhook, differences }: Replayed): string[] {
  const { kind, method, payload } = webhook;
  const what = typeof payload.status === 'string' ? `${kind} ${payload.status}` : kind;
  const mark = differences.length === 0 ? 'same     ' : 'different';
  return [`${mark}  ${method} ${what}`, ...differences.flatMap(told)];
}

function told({ path, expected, got }: Difference): string[] {
  return [
    `    ${path || 'reply'}`,
    `      recorded: ${shown(expected)}`,
    `      now:      ${shown(got)}`,
  ];
}

const shown = (value: unknown): string =>
  value === undefined ? '(nothing)' : JSON.stringify(value);
