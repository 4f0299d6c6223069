import type { CallRecord, LegSummary } from './call-record.ts';
import type { Trouble } from './entry.ts';
import { redactText } from './redact.ts';

/** A call as a list shows it. Times are epoch milliseconds. */
export interface CallSummary {
  /** The conversation it began with. */
  readonly id: string;
  readonly application: string;
  /** The user's name, or the number that called. */
  readonly from: string;
  /** What was dialled. */
  readonly dialled: string;
  /** Who was called in its course. */
  readonly reached: readonly string[];
  readonly startedAt: number;
  readonly endedAt?: number;
  /** Of the leg that was called last; of the first one while there is no other. */
  readonly status: string;
  readonly troubles: readonly Trouble[];
  /** What went wrong first, in words. */
  readonly problem?: string;
  readonly legs: readonly LegSummary[];
  readonly entries: number;
  /** Entries that are not kept any more. */
  readonly left: number;
}

export function callSummary(call: CallRecord): CallSummary {
  const { id, begin, startedAt, endedAt, troubles, legs, entries } = call;
  const called = legs.filter(({ direction }) => direction === 'outbound');
  const [problem] = troubles.values();
  return {
    ...{ id, application: begin.application, from: begin.from, dialled: redactText(begin.to) },
    reached: [...new Set(called.map(({ party }) => party))],
    startedAt,
    ...(endedAt !== undefined && { endedAt }),
    status: statusOf(called, legs),
    troubles: [...troubles.keys()],
    ...(problem !== undefined && { problem: redactText(problem) }),
    ...{ legs, entries: entries.size, left: entries.left },
  };
}

function statusOf(called: readonly LegSummary[], legs: readonly LegSummary[]): string {
  return (called.at(-1) ?? legs[0])?.status ?? 'started';
}
