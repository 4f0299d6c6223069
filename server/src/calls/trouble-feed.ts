import type { Log } from '../log.ts';
import type { KeptTrouble, Store } from '../store/store.ts';

export interface TroubleFeedDependencies {
  readonly store: Pick<Store, 'troubles' | 'onChange'>;
  readonly log: Log;
}

/** The platform's newest complaint, as far as it was read. */
export interface TroubleFeed {
  newest(): KeptTrouble | undefined;
  /** Tells when there is another; the returned function ends it. */
  onChange(listener: () => void): () => void;
}

export function createTroubleFeed({ store, log }: TroubleFeedDependencies): TroubleFeed {
  const listeners = new Set<() => void>();
  let newest: KeptTrouble | undefined;
  store.onChange((user) => {
    if (user === undefined) look();
  });
  look();

  function look(): void {
    read().catch((error: unknown) => {
      // The next hint tries again.
      log.warn({ err: error, code: 'troubles-unread' });
    });
  }

  async function read(): Promise<void> {
    const [latest] = await store.troubles(1);
    if (latest?.id === newest?.id) return;
    newest = latest;
    for (const listener of listeners) listener();
  }

  return {
    newest: () => newest,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
