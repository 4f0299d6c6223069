import type { StoredCall } from '@hotline/server/store/store';

/** The SQL of a database that a log is filled in by. */
export interface Dialect {
  /** Rows numbered `i`, from 1, as `n`. */
  readonly numbers: (count: number) => string;
  /** A whole number as 8 hex digits. */
  readonly hex: (number: string) => string;
  readonly no: string;
  /** The next position to be given is behind those given. */
  readonly goOnFrom: (position: number) => string;
  /** What its own keeper would have done by then. */
  readonly settle: string;
}

export const sqlite: Dialect = {
  numbers: (count) =>
    `(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i FROM n) AS n`,
  hex: (number) => `printf('%08x', ${number})`,
  no: '0',
  goOnFrom: (position) => `UPDATE last_position SET value = ${position}`,
  settle: 'PRAGMA wal_checkpoint(TRUNCATE)',
};

export const postgres: Dialect = {
  numbers: (count) => `generate_series(1, ${count}::bigint) AS n (i)`,
  hex: (number) => `lpad(to_hex(${number}), 8, '0')`,
  no: 'false',
  goOnFrom: (position) => `SELECT setval('call_positions', ${position})`,
  settle: 'VACUUM ANALYZE',
};

/** An example of a call that is over, and of what was told of it; all are as long as it. */
export interface Example {
  readonly call: StoredCall;
  /** Bodies of events, two of which are filled in for each call. */
  readonly bodies: readonly string[];
}

/** Statements that fill new tables with calls of `users` in turn, each a minute before the one after it. */
export function fill(dialect: Dialect, { call, bodies }: Example, count: number, users: number) {
  const { numbers, hex, no } = dialect;
  // As far apart in an index as ids drawn by chance are, and no two alike: the factor is odd.
  const name = hex('((i * 2654435761) & 4294967295)');
  const conversation = call.claim?.conversation ?? '';
  const id = `(${name} || '${call.id.slice(8)}')`;
  const con = `('CON-' || ${name} || '${conversation.slice(12)}')`;
  const user = `('user-' || (i % ${users}))`;
  const at = `(${call.placedAt} - (${count} - i) * 60000)`;
  const said = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const state = [
    [call.id, id],
    [conversation, con],
    [`"${call.user}"`, `('"' || ${user} || '"')`],
  ].reduce(
    (sql, [old = '', own = '']) => `replace(${sql}, '${old}', ${own})`,
    said(JSON.stringify(call)),
  );
  const events = bodies.slice(0, 2).map(
    (body, n) => `INSERT INTO events (id, conversation, received_at, body)
      SELECT ${name} || '${String(n).repeat(56)}', ${con}, ${at},
        replace(${said(body)}, '${conversation}', ${con}) FROM ${numbers(count)}`,
  );
  return [
    `INSERT INTO calls (id, username, contact_id, application, placed_at, conversation, live,
       holds_line, state, position)
     SELECT ${id}, ${user}, '${call.contactId}', '${call.application}', ${at}, ${con}, ${no}, ${no},
       ${state}, i FROM ${numbers(count)}`,
    ...events,
    dialect.goOnFrom(count),
    dialect.settle,
  ];
}
