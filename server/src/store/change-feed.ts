type Listener = (user?: string) => void;

export interface ChangeFeed {
  /** Without a name: anybody's calls may have changed. */
  readonly tell: Listener;
  /** The returned function ends it. */
  readonly listen: (listener: Listener) => () => void;
}

/** Tells of a user once, however often it is told in the same turn; "anybody" says it all. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<Listener>();
  let waiting = new Set<string | undefined>();

  function flush(): void {
    const told = waiting.has(undefined) ? [undefined] : [...waiting];
    waiting = new Set();
    for (const listener of [...listeners]) for (const user of told) listener(user);
  }

  return {
    tell: (user) => {
      if (waiting.size === 0) queueMicrotask(flush);
      waiting.add(user);
    },
    listen: (listener) => {
      const own: Listener = (user) => {
        listener(user);
      };
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
}
