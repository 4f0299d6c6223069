import { frameMilliseconds } from './frame.ts';

export interface PacerDependencies {
  /** Milliseconds on a clock that never jumps. */
  readonly monotonic: () => number;
  /** Runs once after that many milliseconds; the returned function calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly onFrame: () => void;
}

export interface Pacer {
  start(): void;
  stop(): void;
}

/** A process that slept longer than this skips what it missed, rather than send it all at once. */
const catchUpFrames = 10;

/** Calls `onFrame` every 20 ms on average, however late the timers fire: what is late is made up. */
export function createPacer({ monotonic, after, onFrame }: PacerDependencies): Pacer {
  let due = 0;
  let cancel: (() => void) | undefined;

  function wake(): void {
    due = Math.max(due, monotonic() - catchUpFrames * frameMilliseconds);
    while (cancel !== undefined && due <= monotonic()) {
      due += frameMilliseconds;
      onFrame();
    }
    if (cancel !== undefined) sleep();
  }

  function sleep(): void {
    cancel = after(Math.max(0, due - monotonic()), wake);
  }

  return {
    start: () => {
      if (cancel !== undefined) return;
      due = monotonic() + frameMilliseconds;
      sleep();
    },
    stop: () => {
      cancel?.();
      cancel = undefined;
    },
  };
}
