import type { CallUpdate } from '@hotline/protocol/placed-call';

/** Calls that are drawn, and let go of, together. */
export interface Stretch {
  /** How many calls of the list come before these. */
  readonly before: number;
  readonly calls: readonly CallUpdate[];
}

const length = 25;

/** The list in pieces, small enough to be drawn within a frame. */
export function stretches(calls: readonly CallUpdate[]): Stretch[] {
  return Array.from({ length: Math.ceil(calls.length / length) }, (_none, index) => {
    const before = index * length;
    return { before, calls: calls.slice(before, before + length) };
  });
}
