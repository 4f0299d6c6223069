import { openPostgresStore } from '../store/postgres-store.ts';
import { eraseInFile } from '../store/sqlite-store.ts';
import type { Erased, Person } from '../store/store.ts';

export interface EraseOptions {
  readonly databaseUrl?: string;
  readonly dataDir: string;
  readonly person: Person;
}

/** Forgets the calls of a person that are over, also while a server runs. @throws StartError one line */
export async function erase({ databaseUrl, dataDir, person }: EraseOptions): Promise<Erased> {
  if (databaseUrl === undefined) return eraseInFile(dataDir, person);
  const store = await openPostgresStore({ url: databaseUrl, onBroken: () => undefined });
  try {
    return await store.erase(person);
  } finally {
    await store.close();
  }
}
