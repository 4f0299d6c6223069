import { constants } from 'node:fs';
import { appendFile, chmod, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** All that a spill file does to a disk. Each may fail, and a later one succeed. */
export interface SpillDisk {
  /** How many bytes there are. */
  size(): Promise<number>;
  /** The bytes from there on, at most so many. */
  read(at: number, most: number): Promise<Buffer>;
  /** How many of the bytes were written there: perhaps not all. */
  write(bytes: Buffer, at: number): Promise<number>;
  /** Fulfilled when all that was written is on the disk itself. */
  datasync(): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Adds bytes to a file beside, which nobody reads but a person. */
  setAside(bytes: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** The file at a path, made when it is missing; for this user alone. */
export async function openSpillDisk(path: string): Promise<SpillDisk> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  await chmod(path, 0o600);
  await syncFolder(dirname(path));
  return {
    size: async () => (await file.stat()).size,
    read: (at, most) => readAt(file, at, most),
    write: async (bytes, at) => (await file.write(bytes, 0, bytes.length, at)).bytesWritten,
    datasync: () => file.datasync(),
    truncate: (length) => file.truncate(length),
    setAside: (bytes) => appendFile(`${path}.torn`, bytes, { mode: 0o600, flush: true }),
    close: () => file.close(),
  };
}

async function readAt(file: FileHandle, at: number, most: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, at);
  return buffer.subarray(0, bytesRead);
}

/** A new file's name is on the disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
