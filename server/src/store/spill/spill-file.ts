import type { Log } from '../../log.ts';
import type { KeptEvent } from '../store.ts';
import { createGroupAppend } from './group-append.ts';
import { mendTail, setRestAside } from './mend-tail.ts';
import { readBatch, type SpillBatch } from './read-batch.ts';
import type { SpillDisk } from './spill-disk.ts';
import { spillRecord } from './spill-record.ts';
import { createTail } from './tail.ts';
import { createTurns } from './turns.ts';

/** Events that wait on a disk, in the order of their arrival. */
export interface SpillFile {
  /** Fulfilled when the event is on the disk itself; rejected when it may not be, and the next one may. */
  append(event: KeptEvent): Promise<void>;
  /** Some events from a position on, at least one while there is any. */
  read(from: number): Promise<SpillBatch>;
  /** Empties it if it ends there; false when it has grown since. */
  emptyUpTo(end: number): Promise<boolean>;
  /** Where it ends: 0 when it is empty. */
  end(): number;
  close(): Promise<void>;
}

/** Opens it with what an earlier run left there. An end that was not written out is set aside and reported. */
export async function openSpillFile(disk: SpillDisk, log: Log): Promise<SpillFile> {
  const tail = createTail(disk, await mendTail(disk, log));
  const inTurn = createTurns();
  const append = createGroupAppend(inTurn, (all) => tail.write(all));

  async function read(from: number): Promise<SpillBatch> {
    const end = tail.end();
    const batch = await readBatch(disk, from, end);
    if (batch.events.length > 0 || batch.last) return batch;
    // It was whole when it was written: the disk has lost it.
    await setRestAside(disk, from, end, log);
    await tail.cutBack(from);
    return { ...batch, last: true };
  }

  return {
    append: (event) => append(spillRecord(event)),
    read: (from) => inTurn(() => read(from)),
    emptyUpTo: (end) =>
      inTurn(async () => {
        if (tail.end() !== end) return false;
        await tail.cutBack(0);
        return true;
      }),
    end: () => tail.end(),
    close: () => inTurn(() => disk.close()),
  };
}
