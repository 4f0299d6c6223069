import type { Log } from '../../log.ts';
import { readBatch } from './read-batch.ts';
import type { SpillDisk } from './spill-disk.ts';

/** Bytes that are set aside at a time. */
const piece = 1 << 20;

/** Cuts a file after its last whole record and keeps the rest beside it; gives where it ends now. */
export async function mendTail(disk: SpillDisk, log: Log): Promise<number> {
  const size = await disk.size();
  const end = await endOfRecords(disk, size);
  if (end === size) return end;
  await setRestAside(disk, end, size, log);
  await disk.truncate(end);
  await disk.datasync();
  return end;
}

/** Copies what cannot be read to a file beside, and says so. */
export async function setRestAside(
  disk: SpillDisk,
  from: number,
  end: number,
  log: Log,
): Promise<void> {
  for (let at = from; at < end; at += piece) {
    await disk.setAside(await disk.read(at, Math.min(piece, end - at)));
  }
  log.error({ code: 'spill-file-torn', bytes: end - from });
}

async function endOfRecords(disk: SpillDisk, size: number): Promise<number> {
  let end = 0;
  for (;;) {
    const { events, next } = await readBatch(disk, end, size);
    if (events.length === 0) return end;
    end = next;
  }
}
