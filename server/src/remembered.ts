/**
 * A pure function of text that remembers what it gave for the last texts: most are the same ones again. What it gives must
 * not be changed by anybody.
 */
export function remembered<Result>(
  work: (text: string) => Result,
  most = 1000,
): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    known.set(text, result);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return result;
  };
}
