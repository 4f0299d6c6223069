import { Readable } from 'node:stream';
import type { FileStore, NewFile } from '../platform/recording/file-store.ts';

/** Files in memory, which a test can look into. */
export interface FakeFiles extends FileStore {
  readonly all: ReadonlyMap<string, FakeFile>;
}

export interface FakeFile extends NewFile {
  bytes: Buffer;
  closed: boolean;
}

export function createFakeFiles(newId: () => string): FakeFiles {
  const all = new Map<string, FakeFile>();
  return {
    all,
    create: (what) => {
      const id = newId();
      const file: FakeFile = { ...what, bytes: Buffer.alloc(0), closed: false };
      all.set(id, file);
      return {
        id,
        write: (bytes, position = file.bytes.length) => {
          const longer = Buffer.alloc(Math.max(file.bytes.length, position + bytes.length));
          longer.set(file.bytes);
          longer.set(bytes, position);
          file.bytes = longer;
        },
        close: () => {
          file.closed = true;
          return file.bytes.length;
        },
      };
    },
    find: (applicationId, id) => {
      const file = all.get(id);
      if (!file?.closed || file.applicationId !== applicationId) return undefined;
      const { type, bytes } = file;
      return { type, size: bytes.length, read: () => Readable.from([bytes]) };
    },
    clear: () => {
      all.clear();
    },
  };
}
