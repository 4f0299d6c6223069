import type { InTurn } from './turns.ts';

/** Fulfilled when the bytes are written. Those that come while others are being written go together. */
export type Append = (bytes: Buffer) => Promise<void>;

interface Group {
  readonly parts: Buffer[];
  readonly written: Promise<void>;
}

export function createGroupAppend(inTurn: InTurn, write: (all: Buffer) => Promise<void>): Append {
  let open: Group | undefined;

  function newGroup(): Group {
    const parts: Buffer[] = [];
    const written = inTurn(async () => {
      // Whoever comes in this turn still shares the wait for the disk.
      await new Promise(setImmediate);
      open = undefined;
      await write(Buffer.concat(parts));
    });
    return { parts, written };
  }

  return (bytes) => {
    open ??= newGroup();
    open.parts.push(bytes);
    return open.written;
  };
}
