import { z } from 'zod';
import type { CallRecord } from './call-record.ts';
import { callSummary } from './call-summary.ts';
import { troubles } from './entry.ts';
import { entryView } from './entry-view.ts';

const words = z.string().max(200).optional();

/** What a list of calls is narrowed by; each field narrows it further. */
export const callFilter = z.object({
  failed: z.enum(['any', ...troubles]).optional(),
  user: words,
  /** Digits of a number that called or was called. */
  number: words,
  /** Of any leg. */
  status: words,
  /** Anywhere in the timeline. */
  text: words,
});

export type CallFilter = z.infer<typeof callFilter>;

export function passes(call: CallRecord, filter: CallFilter): boolean {
  return checks.every((check) => check(call, filter));
}

type Check = (call: CallRecord, filter: CallFilter) => boolean;

const checks: readonly Check[] = [
  ({ troubles: its }, { failed }) =>
    failed === undefined || (failed === 'any' ? its.size > 0 : its.has(failed)),
  ({ begin, legs }, { user = '' }) =>
    has([begin.from, ...legs.flatMap(({ type, party }) => (type === 'app' ? [party] : []))], user),
  ({ begin, legs }, { number = '' }) =>
    has([begin.from, begin.to, ...legs.map(({ party }) => party)], number.replace(/[+\s-]/g, '')),
  ({ legs }, { status }) => status === undefined || legs.some((leg) => leg.status === status),
  (call, { text = '' }) => text === '' || has(wordsOf(call), text),
];

function has(texts: readonly string[], wanted: string): boolean {
  return texts.some((text) => text.toLowerCase().includes(wanted.toLowerCase()));
}

function wordsOf(call: CallRecord): string[] {
  return [callSummary(call), ...call.entries.all().map((entry) => entryView(entry, call))].map(
    (shown) => JSON.stringify(shown),
  );
}
