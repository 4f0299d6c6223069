import { fine, type Verdict } from './verdict.ts';

/** What is shown, and since when the readings say otherwise. */
export interface Shown {
  readonly verdict: Verdict;
  readonly doubted: { readonly verdict: Verdict; readonly since: number } | null;
}

export const shownFirst: Shown = { verdict: fine, doubted: null };

/** Bad news is shown at once; how long other news have to stand before they are, in ms. */
const patience = { recovery: 2_500, otherCause: 1_000, bars: 1_500 } as const;

/** Shows each new verdict as soon as it may be trusted, so that nothing flickers. */
export function steady({ verdict, doubted }: Shown, next: Verdict, at: number): Shown {
  if (same(verdict, next)) return { verdict: next, doubted: null };
  const since = doubted?.verdict.cause === next.cause ? doubted.since : at;
  if (at - since >= patienceFor(verdict, next)) return { verdict: next, doubted: null };
  return { verdict, doubted: { verdict: next, since } };
}

function patienceFor(shown: Verdict, next: Verdict): number {
  if (shown.cause === null && next.cause !== null) return 0;
  if (next.cause === 'line') return 0;
  if (shown.cause !== null && next.cause === null) return patience.recovery;
  return shown.cause === next.cause ? patience.bars : patience.otherCause;
}

function same(one: Verdict, other: Verdict): boolean {
  return one.cause === other.cause && one.bars === other.bars && one.quiet === other.quiet;
}
