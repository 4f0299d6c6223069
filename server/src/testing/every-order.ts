/** Every order in which these can arrive. */
export function everyOrder<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => {
    const others = items.toSpliced(index, 1);
    return everyOrder(others).map((rest) => [item, ...rest]);
  });
}
