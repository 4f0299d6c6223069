/** Waits until `condition` holds: real sockets and real sound take real time. Rejects when it never does. */
export async function until(condition: () => boolean, milliseconds = 4000): Promise<void> {
  const patience = AbortSignal.timeout(milliseconds);
  while (!condition()) {
    patience.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
