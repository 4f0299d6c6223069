/** Runs a task after all that were begun before, however those ended. */
export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();

  return (task) => {
    const run = last.then(task);
    // Whoever began it hears how it failed; the next one only waits for its end.
    last = run.catch(() => undefined);
    return run;
  };
}
