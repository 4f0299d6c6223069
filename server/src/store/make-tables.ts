import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import type { TablesPlace } from './open-tables.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

/** Makes the file of the small tables where there is none yet: a live server wants a user before it starts. @throws StartError */
export function makeTables({ databaseUrl, dataDir }: TablesPlace): void {
  if (databaseUrl !== undefined) return;
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    openSqliteDatabase(join(folder, 'hotline.db')).close();
  } catch (error) {
    throw new StartError(
      `Cannot keep users in ${folder} (${errorCode(error)}). Choose another folder: DATA_DIR=`,
    );
  }
}
