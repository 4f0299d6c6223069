/** Waits until `look` finds something; rejects with what it saw last when that takes too long. */
export async function until<T>(
  look: () => Promise<T>,
  good: (seen: T) => boolean,
  milliseconds: number,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const seen = await look();
    if (good(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
