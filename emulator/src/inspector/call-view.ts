import type { CallRecord } from './call-record.ts';
import { callSummary, type CallSummary } from './call-summary.ts';
import { entryView, type EntryView } from './entry-view.ts';
import type { EntryList } from './entry-list.ts';
import type { LevelCurve } from './level-curve.ts';

/** A call with its timeline, the earliest first. */
export interface CallView {
  readonly call: CallSummary;
  readonly entries: readonly EntryView[];
  readonly levels: readonly LevelView[];
}

export interface LevelView extends LevelCurve {
  readonly leg: string;
}

export function callView(call: CallRecord): CallView {
  return { call: callSummary(call), entries: timeline(call.entries, call), levels: levelsOf(call) };
}

export function timeline(entries: EntryList, call?: CallRecord): EntryView[] {
  return entries
    .all()
    .sort((one, other) => one.at - other.at || one.id - other.id)
    .map((entry) => entryView(entry, call));
}

export function levelsOf({ curves }: CallRecord): LevelView[] {
  return [...curves].map(([leg, curve]) => ({ leg, ...curve }));
}
