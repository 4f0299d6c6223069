/**
 * Runs `send` that many times at an even rate, whether or not the last one is done: those who wait for an answer must
 * not slow down who asks. `send` gets its number and the moment it was planned for (`performance.now()`), from which
 * its time counts even when we were late ourselves.
 */
export async function onSchedule(
  { perSecond, count }: { perSecond: number; count: number },
  send: (index: number, planned: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const sent: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const planned = began + (index * 1000) / perSecond;
    const wait = planned - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const sending = send(index, planned);
    // Told in the end, with all others.
    sending.catch(() => undefined);
    sent.push(sending);
  }
  await Promise.all(sent);
}
