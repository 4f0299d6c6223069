import type { Log } from '../log.ts';

/** Runs `task` never twice at once; however often it is called during a run, one more run follows. */
export function inTurn(task: () => Promise<void>, log: Log): () => void {
  let waiting = false;
  let last = Promise.resolve();

  return () => {
    if (waiting) return;
    waiting = true;
    last = last
      .then(() => {
        waiting = false;
        return task();
      })
      .catch((error: unknown) => {
        log.error({ err: error, code: 'task-failed' });
      });
  };
}
