import type { Log } from '../log.ts';
import { openPostgresStore } from './postgres-store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** A PostgreSQL to keep calls in, instead of the folder. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly pid: number;
}

/** Opens the store that the settings ask for. @throws StartError one line that says what to do */
export async function openStore(options: StoreOptions, log: Log): Promise<Store> {
  const { databaseUrl: url, dataDir: folder, pid } = options;
  if (url === undefined) return openSqliteStore({ folder, pid });
  return openPostgresStore({
    url,
    onBroken: (error) => {
      log.warn({ err: error, code: 'database-connection-broken' });
    },
  });
}
