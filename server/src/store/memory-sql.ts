import { DatabaseSync } from 'node:sqlite';
import type { Sql } from './sql.ts';
import { migrate } from './sqlite-migrations.ts';
import { sqliteSql } from './sqlite-sql.ts';

/** The small tables of one process, gone with it; see the port. */
export function createMemorySql(): Sql {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  const run = sqliteSql(database);
  const now = async <T>(work: () => T): Promise<T> => Promise.resolve(work());

  return {
    rows: (text, ...values) => now(() => run({ text, values })),
    write: (...statements) =>
      now(() => {
        database.exec('BEGIN');
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
