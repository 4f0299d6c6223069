import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { SqlRow, SqlStatement } from './sql.ts';

/** Runs statements of the small tables, each prepared once. The caller sees to the transaction. */
export function sqliteSql(database: DatabaseSync): (statement: SqlStatement) => SqlRow[] {
  const prepared = new Map<string, StatementSync>();

  return ({ text, values }) => {
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement.all(
      Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value])),
    );
  };
}
