import { openPostgresStore } from '../store/postgres-store.ts';
import { eraseInFile } from '../store/sqlite-store.ts';
import type { Person } from '../store/store.ts';

export interface EraseOptions {
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly person: Person;
}

/** Forgets every call of a person, also while a server runs. How many went. @throws StartError one line */
export async function erase({ databaseUrl, dataDir, person }: EraseOptions): Promise<number> {
  if (databaseUrl === undefined) return eraseInFile(dataDir, person);
  const store = await openPostgresStore({ url: databaseUrl, onBroken: () => undefined });
  try {
    return await store.erase(person);
  } finally {
    await store.close();
  }
}
