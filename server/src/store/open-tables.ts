import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../start-error.ts';
import { openPostgresStore } from './postgres-store.ts';
import type { Sql } from './sql.ts';
import { openSqliteDatabase } from './sqlite-database.ts';
import { migrate } from './sqlite-migrations.ts';
import { sqliteTables } from './sqlite-tables.ts';

export interface TablesPlace {
  readonly databaseUrl?: string;
  readonly dataDir: string;
}

/** Works on the small tables, also while a server uses them. @throws StartError one line */
export async function withTables<T>(
  { databaseUrl: url, dataDir }: TablesPlace,
  work: (tables: Sql) => Promise<T>,
): Promise<T> {
  if (url === undefined) return withFile(resolve(dataDir), work);
  const store = await openPostgresStore({ url, onBroken: () => undefined });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function withFile<T>(folder: string, work: (tables: Sql) => Promise<T>): Promise<T> {
  const file = join(folder, 'hotline.db');
  if (!existsSync(file)) {
    throw new StartError(
      `There is no Hotline in ${folder} yet. Start it once, or name its folder: DATA_DIR=`,
    );
  }
  const database = openSqliteDatabase(file);
  try {
    migrate(database);
    return await work(sqliteTables(database));
  } finally {
    database.close();
  }
}
