import { TypeOverrides, types, type ClientBase, type Pool } from 'pg';
import { plain } from './plain.ts';
import type { Sql, SqlRow, SqlStatement } from './sql.ts';
import { transaction } from './postgres-transaction.ts';

/** A `bigint` of ours is a time or a count: a number holds it. */
const numbers = new TypeOverrides();
numbers.setTypeParser(types.builtins.INT8, Number);

/** The small tables; see the port. */
export function postgresSql(pool: Pool): Sql {
  return {
    rows: (text, ...values) => run(pool, { text, values }),
    write: (...statements) =>
      transaction(pool, async (client) => {
        const results: SqlRow[][] = [];
        for (const statement of statements) results.push(await run(client, statement));
        return results;
      }),
  };
}

async function run(client: Pool | ClientBase, { text, values }: SqlStatement): Promise<SqlRow[]> {
  const given = values.map((value) => (typeof value === 'string' ? plain(value) : value));
  const { rows } = await client.query<SqlRow>({ text, values: given, types: numbers });
  return rows;
}
