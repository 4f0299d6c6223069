import type { SpillFile } from '../spill/spill-file.ts';
import type { KeptEvent } from '../store.ts';

export interface CatchUp {
  readonly spill: SpillFile;
  /** False when this is to stop. */
  readonly wanted: () => boolean;
  /** Hands on an event; false when it was not taken. */
  readonly give: (event: KeptEvent) => Promise<boolean>;
  /** Before the last events are handed on. */
  readonly nearlyDone: () => void;
}

/** Hands on all events in a spill file, and empties it when all were taken; whether that came about. */
export async function catchUp({ spill, wanted, give, nearlyDone }: CatchUp): Promise<boolean> {
  for (let from = 0; wanted();) {
    const { events, next, last } = await spill.read(from);
    if (last) nearlyDone();
    const taken = await Promise.all(events.map(give));
    if (taken.includes(false)) return false;
    if (last && (await spill.emptyUpTo(next))) return true;
    from = next;
  }
  return false;
}
