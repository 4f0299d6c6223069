import type { KeptEvent } from '../store.ts';
import type { SpillDisk } from './spill-disk.ts';
import { longestRecord, readRecord } from './spill-record.ts';

export interface SpillBatch {
  readonly events: readonly KeptEvent[];
  /** Where the next batch begins. */
  readonly next: number;
  /** Nothing comes after it so far. */
  readonly last: boolean;
}

/** Enough for a hundred events or so. */
const usual = 1 << 16;

/** The records from a position on, some at a time; none at the end, or where there is no whole one. */
export async function readBatch(disk: SpillDisk, from: number, end: number): Promise<SpillBatch> {
  let batch = recordsIn(await disk.read(from, Math.min(usual, end - from)));
  if (batch.length === 0 && end - from > usual) {
    batch = recordsIn(await disk.read(from, Math.min(longestRecord, end - from)));
  }
  const next = from + batch.length;
  return { events: batch.events, next, last: next === end };
}

function recordsIn(bytes: Buffer): Pick<SpillBatch, 'events'> & { readonly length: number } {
  const events: KeptEvent[] = [];
  let length = 0;
  for (let read = readRecord(bytes, 0); read; read = readRecord(bytes, length)) {
    events.push(read.event);
    length = read.end;
  }
  return { events, length };
}
