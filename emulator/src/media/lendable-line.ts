import type { Line } from './line.ts';

export interface LendableLine extends Line {
  /** From now on `other` talks and listens in its place. The returned function gives it back, and closes `other`. */
  lend(other: Line): () => void;
}

/** A line that another can take the place of for a while; a second one sends the first away. */
export function lendableLine(own: Line): LendableLine {
  let now = own;
  let open = true;

  function giveBack(other: Line): void {
    if (now !== other) return;
    now = own;
    other.close();
  }

  return {
    talk: () => now.talk(),
    listen: (frame) => {
      now.listen(frame);
    },
    close: () => {
      open = false;
      if (now !== own) giveBack(now);
      own.close();
    },
    lend: (other) => {
      if (now !== own) giveBack(now);
      if (!open) other.close();
      else now = other;
      return () => {
        giveBack(other);
      };
    },
  };
}
