import { DatabaseSync } from 'node:sqlite';
import type { Sql } from './sql.ts';
import { migrate } from './sqlite-migrations.ts';
import { sqliteTables } from './sqlite-tables.ts';

/** The small tables of one process, gone with it; see the port. */
export function createMemorySql(): Sql {
  let opened: Sql | undefined;
  // Most tests make many stores, and need no tables.
  const tables = (): Sql => (opened ??= openTables());

  return {
    rows: async (text, ...values) => tables().rows(text, ...values),
    write: async (...statements) => tables().write(...statements),
  };
}

function openTables(): Sql {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  return sqliteTables(database);
}
