/** So long that only what never comes is given up, also on a busy machine. */
const patienceMs = 30_000;

/** Waits until `condition` holds: real sockets and real sound take real time. Rejects when it never does. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs);
  while (!(await condition())) {
    if (patience.aborted) throw new Error(`Never so: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
