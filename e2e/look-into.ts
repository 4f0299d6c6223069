import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { postgresPrograms } from '@hotline/server/testing/real-postgres';

/** Where a server keeps its calls: in a folder that it runs in, or in a PostgreSQL. */
export type Keeper = { readonly folder: string } | { readonly databaseUrl: string };

/** The only column of what a query finds, read beside the server by other means than its own. */
export function lookInto(keeper: Keeper, sql: string): string[] {
  if ('folder' in keeper) {
    const file = join(keeper.folder, '.hotline', 'hotline.db');
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    const rows = database.prepare(sql).all();
    database.close();
    return rows.map((row) => String(Object.values(row)[0]));
  }
  const psql = join(postgresPrograms ?? '', 'psql');
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const printed = execFileSync(psql, [keeper.databaseUrl, '-Atc', sql], options);
  return printed.split('\n').filter((line) => line !== '');
}
