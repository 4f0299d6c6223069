/** What one check has found, as a line of the table. */
export interface Finding {
  readonly check: string;
  /** How often it was tried; null when it could not be. */
  readonly tried: number | null;
  /** What came of it, in words and counts. */
  readonly outcome: string;
  /** Whether what is promised holds; without a try, nobody knows. */
  readonly holds: boolean;
}

/** One promise, tried. The parameter makes a run smaller than the full one: a share of the full counts, 1 for all. */
export type Check = (share: number) => Promise<readonly Finding[]>;

/** A share of a full count, never less than one. */
export function some(full: number, share: number): number {
  return Math.max(1, Math.round(full * share));
}
