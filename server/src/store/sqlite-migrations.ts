import type { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';

/** Each step once, in this order, for ever. A step that has shipped is never changed: add another. */
const migrations = [
  `CREATE TABLE calls (
     seq INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     username TEXT NOT NULL,
     placed_at INTEGER NOT NULL,
     conversation TEXT,
     live INTEGER NOT NULL,
     holds_line INTEGER NOT NULL,
     state TEXT NOT NULL
   ) STRICT;
   CREATE UNIQUE INDEX calls_line ON calls (username) WHERE holds_line = 1;
   CREATE INDEX calls_log ON calls (username, placed_at, seq);
   CREATE INDEX calls_conversation ON calls (conversation) WHERE conversation IS NOT NULL;
   CREATE INDEX calls_live ON calls (seq) WHERE live = 1;
   CREATE TABLE events (
     seq INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     conversation TEXT NOT NULL,
     received_at INTEGER NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX events_conversation ON events (conversation);`,
];

/** Brings the tables to what this program needs, all steps or none. @throws StartError when they are of a newer one */
export function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > migrations.length) {
    throw new StartError(
      `The call log was written by a newer Hotline (version ${version} of its tables, here ${migrations.length}).`,
    );
  }
  for (const migration of migrations.slice(version)) database.exec(migration);
  database.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
}
