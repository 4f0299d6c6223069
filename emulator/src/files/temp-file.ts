import { closeSync, openSync, writeSync } from 'node:fs';

export interface TempFile {
  readonly write: (bytes: Uint8Array, position?: number) => void;
  /** How many bytes it has. Idempotent. */
  readonly close: () => number;
}

/** A new file that is written from its beginning to its end, and here and there once more. */
export function openTempFile(path: string): TempFile {
  const file = openSync(path, 'wx', 0o600);
  let size = 0;
  let open = true;
  return {
    write: (bytes, position = size) => {
      if (!open) return;
      // A short write is no error to the system: what is left is written again.
      for (let done = 0; done < bytes.length;) {
        done += writeSync(file, bytes, done, bytes.length - done, position + done);
      }
      size = Math.max(size, position + bytes.length);
    },
    close: () => {
      if (open) closeSync(file);
      open = false;
      return size;
    },
  };
}
