import { openSqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  readonly dataDir: string;
  readonly pid: number;
}

/** Opens the store that the settings ask for. @throws StartError one line that says what to do */
export function openStore({ dataDir, pid }: StoreOptions): Promise<Store> {
  return Promise.resolve(openSqliteStore({ folder: dataDir, pid }));
}
