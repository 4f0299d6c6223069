import type { Log } from '../log.ts';
import { claimFolder } from './claim-folder.ts';
import { openPostgresStore } from './postgres-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** A PostgreSQL to keep calls in, instead of the folder: that then only keeps what it cannot take. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly pid: number;
}

/** Opens the store that the settings ask for. @throws StartError one line that says what to do */
export async function openStore(options: StoreOptions, log: Log): Promise<Store> {
  const { databaseUrl: url, dataDir: folder, pid } = options;
  if (url === undefined) return openSqliteStore({ folder, pid });
  const claim = claimFolder(folder, pid);
  const onBroken = (error: Error): void => {
    // The error itself carries the whole connection.
    log.warn({ code: 'database-connection-broken', reason: error.message });
  };
  try {
    const store = await openPostgresStore({ url, onBroken });
    const close = () =>
      store.close().finally(() => {
        claim.release();
      });
    return { ...store, close };
  } catch (error) {
    claim.release();
    throw error;
  }
}
