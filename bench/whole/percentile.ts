/** The value that a share of all values does not pass, such as 0.99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** A median and a 99th percentile of milliseconds, as a table shows them. */
export function spread(values: readonly number[]): string {
  return `${percentile(values, 0.5).toFixed(1)} | ${percentile(values, 0.99).toFixed(1)}`;
}
