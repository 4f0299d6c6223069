import type { DatabaseSync } from 'node:sqlite';
import type { Sql } from './sql.ts';
import { sqliteSql } from './sqlite-sql.ts';

/** The small tables of a database that nobody else in this process works on; see the port. */
export function sqliteTables(database: DatabaseSync): Sql {
  const run = sqliteSql(database);
  const now = async <T>(work: () => T): Promise<T> => Promise.resolve(work());

  return {
    rows: (text, ...values) => now(() => run({ text, values })),
    write: (...statements) =>
      now(() => {
        database.exec('BEGIN IMMEDIATE');
        try {
          const results = statements.map(run);
          database.exec('COMMIT');
          return results;
        } catch (error) {
          database.exec('ROLLBACK');
          throw error;
        }
      }),
  };
}
