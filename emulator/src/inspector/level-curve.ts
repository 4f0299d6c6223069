/** How loud a leg was, both ways, over time: 0 (silence) to 100 (full scale), −60 dB being 0. */
export interface LevelCurve {
  /** Epoch milliseconds of the first value. */
  readonly from: number;
  /** Milliseconds from one value to the next. */
  readonly every: number;
  /** What the leg said, and what it was given to hear. */
  readonly said: readonly number[];
  readonly heard: readonly number[];
}

/** Values of each way; when there are more, each two become one. */
export const mostValues = 1200;

/** The curve with one more pair of levels (0 to 1) at that time; what nobody measured is silence. */
export function extendCurve(
  curve: LevelCurve,
  at: number,
  { said, heard }: { readonly said: number; readonly heard: number },
): LevelCurve {
  const place = Math.max(curve.said.length, Math.round((at - curve.from) / curve.every));
  const gap = Array.from({ length: Math.min(place, mostValues) - curve.said.length }, () => 0);
  const longer = {
    ...curve,
    said: [...curve.said, ...gap, percent(said)],
    heard: [...curve.heard, ...gap, percent(heard)],
  };
  return longer.said.length > mostValues ? halved(longer) : longer;
}

export const newCurve = (from: number, every: number): LevelCurve => {
  return { from, every, said: [], heard: [] };
};

function percent(level: number): number {
  if (level <= 0) return 0;
  const decibels = 20 * Math.log10(level);
  return Math.round(Math.min(100, Math.max(0, (100 * (decibels + 60)) / 60)));
}

function halved({ from, every, said, heard }: LevelCurve): LevelCurve {
  return { from, every: every * 2, said: inPairs(said), heard: inPairs(heard) };
}

/** The louder of each two. */
function inPairs(values: readonly number[]): number[] {
  return Array.from({ length: Math.ceil(values.length / 2) }, (_, pair) =>
    Math.max(values[2 * pair] ?? 0, values[2 * pair + 1] ?? 0),
  );
}
