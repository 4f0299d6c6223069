export interface Ordered {
  /** Runs `task` when all earlier tasks with the same key are over. Tasks must not reject. */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
}

/** Tasks with the same key run one after the other, those with different keys side by side. */
export function createOrdered(): Ordered {
  const last = new Map<string, Promise<unknown>>();
  return {
    run: (key, task) => {
      const done = (last.get(key) ?? Promise.resolve()).then(task);
      last.set(key, done);
      void done.then(() => {
        if (last.get(key) === done) last.delete(key);
      });
      return done;
    },
  };
}
