/** What one check has found, as a line of the table. */
export interface Finding {
  readonly check: string;
  /** How often it was tried. */
  readonly tried: number;
  /** What came of it, in words and counts. */
  readonly outcome: string;
  /** Whether what is promised holds; undefined when it could not be tried here, and nobody knows. */
  readonly holds: boolean | undefined;
}

/** What cannot be tried on this machine, and why. */
export function untried(check: string, why: string): Finding {
  return { check, tried: 0, outcome: why, holds: undefined };
}

/** One promise, tried. The parameter makes a run smaller than the full one: a share of the full counts, 1 for all. */
export type Check = (share: number) => Promise<readonly Finding[]>;

/** A share of a full count, never less than one. */
export function some(full: number, share: number): number {
  return Math.max(1, Math.round(full * share));
}
