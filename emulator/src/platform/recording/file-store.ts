import type { Readable } from 'node:stream';

/** What a file is, and whose. */
export interface NewFile {
  /** Nobody else gets it. */
  readonly applicationId: string;
  /** Media type. */
  readonly type: string;
  /** Days until it is deleted; the platform's 30 when left out. */
  readonly days?: number | undefined;
}

/** A file that is being written: nobody finds it before it is closed. */
export interface FileWriter {
  readonly id: string;
  /** At the end, or over what stands at `position`. Throws when there is no room. */
  write(bytes: Uint8Array, position?: number): void;
  /** Its size in bytes. Idempotent. */
  close(): number;
}

export interface StoredFile {
  readonly type: string;
  readonly size: number;
  read(): Readable;
}

/** Files that an application's server may fetch: recordings and transcriptions. */
export interface FileStore {
  create(file: NewFile): FileWriter;
  /** `undefined` when the application has none of that id, any more or yet. */
  find(applicationId: string, id: string): StoredFile | undefined;
  /** Forgets all of them. */
  clear(): void;
}

/** Keeps what is there as a whole; the id to fetch it by. */
export function keepFile(files: FileStore, file: NewFile, bytes: Uint8Array): string {
  const writer = files.create(file);
  writer.write(bytes);
  writer.close();
  return writer.id;
}
