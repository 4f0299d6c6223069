import type { ClientBase } from 'pg';
import { StartError } from '../start-error.ts';

/** Each step once, in this order, for ever. A step that has shipped is never changed: add another. */
const migrations = [
  `CREATE TABLE calls (
     seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id text NOT NULL UNIQUE,
     username text NOT NULL,
     placed_at bigint NOT NULL,
     conversation text,
     live boolean NOT NULL,
     holds_line boolean NOT NULL,
     state text NOT NULL
   );
   CREATE UNIQUE INDEX calls_line ON calls (username) WHERE holds_line;
   CREATE INDEX calls_log ON calls (username, placed_at, seq);
   CREATE INDEX calls_conversation ON calls (conversation) WHERE conversation IS NOT NULL;
   CREATE INDEX calls_live ON calls (seq) WHERE live;
   CREATE TABLE events (
     seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id text NOT NULL UNIQUE,
     conversation text NOT NULL,
     received_at bigint NOT NULL,
     body text NOT NULL
   );
   CREATE INDEX events_conversation ON events (conversation);`,
];

/** Any number, as long as it stays the same: it keeps servers that start at once apart. */
const lock = 7_203_518;

/** Brings the tables to what this program needs, within the transaction at hand. @throws StartError when they are newer */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
  await client.query('CREATE TABLE IF NOT EXISTS hotline_migrations (version integer PRIMARY KEY)');
  const { rows } = await client.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM hotline_migrations',
  );
  const version = rows[0]?.version ?? 0;
  if (version > migrations.length) {
    throw new StartError(
      `The call log was written by a newer Hotline (version ${version} of its tables, here ${migrations.length}).`,
    );
  }
  for (const [done, migration] of migrations.entries()) {
    if (done < version) continue;
    await client.query(migration);
    await client.query('INSERT INTO hotline_migrations VALUES ($1)', [done + 1]);
  }
}
