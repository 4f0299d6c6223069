import type { SpillDisk } from './spill-disk.ts';

/** The end of a file, where a failure leaves what was there before, and nothing else. Not for two at once. */
export interface Tail {
  /** Fulfilled when the bytes are on the disk itself. */
  write(bytes: Buffer): Promise<void>;
  cutBack(length: number): Promise<void>;
  /** Where what is on the disk ends. */
  end(): number;
}

export function createTail(disk: SpillDisk, length: number): Tail {
  let end = length;
  let ragged = false;

  async function cutBack(to: number): Promise<void> {
    ragged = true;
    await disk.truncate(to);
    end = to;
    await disk.datasync();
    ragged = false;
  }

  return {
    write: async (bytes) => {
      // Of a write that failed there may be a part, and a cut that failed may have been made.
      if (ragged) await cutBack(Math.min(end, await disk.size()));
      ragged = true;
      await writeAll(disk, bytes, end);
      await disk.datasync();
      ragged = false;
      end += bytes.length;
    },
    cutBack,
    end: () => end,
  };
}

async function writeAll(disk: SpillDisk, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const more = await disk.write(bytes.subarray(done), at + done);
    if (more === 0) throw new Error('The disk takes no more.');
    done += more;
  }
}
