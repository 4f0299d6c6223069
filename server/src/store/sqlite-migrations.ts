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
  // The text of a state is JSON that we wrote: a quoted key in it is a key, never part of a value.
  `ALTER TABLE calls ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE calls ADD COLUMN look_at INTEGER;
   ALTER TABLE calls ADD COLUMN application TEXT NOT NULL DEFAULT '';
   ALTER TABLE calls ADD COLUMN contact_id TEXT NOT NULL DEFAULT '';
   UPDATE calls SET
     position = seq,
     look_at = iif(live = 1, placed_at, NULL),
     contact_id = json_extract(state, '$.contactId'),
     state = replace(replace(state,
       '"letGo":false', '"application":"","legs":[]' || iif(live = 1, ',"lookAt":' || placed_at, '')),
       '"letGo":true', '"application":"","legs":[],"letGoAt":' || placed_at ||
         iif(live = 1, ',"lookAt":' || placed_at, ''));
   CREATE TABLE last_position (value INTEGER NOT NULL) STRICT;
   INSERT INTO last_position SELECT coalesce(max(position), 0) FROM calls;
   DROP INDEX calls_live;
   CREATE INDEX calls_live ON calls (username) WHERE live = 1;
   CREATE UNIQUE INDEX calls_position ON calls (username, position);
   CREATE INDEX calls_due ON calls (look_at, application) WHERE look_at IS NOT NULL;
   CREATE INDEX calls_contact ON calls (contact_id, username, placed_at, seq);
   CREATE INDEX calls_placed ON calls (placed_at);
   ALTER TABLE events ADD COLUMN trouble INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX events_trouble ON events (seq) WHERE trouble = 1;
   CREATE INDEX events_received ON events (received_at);
   CREATE TABLE notes (
     seq INTEGER PRIMARY KEY,
     call_id TEXT NOT NULL,
     at INTEGER NOT NULL,
     kind TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX notes_call ON notes (call_id);
   CREATE TABLE leases (
     task TEXT PRIMARY KEY,
     holder TEXT NOT NULL,
     until INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE tokens (
     id TEXT PRIMARY KEY,
     used_for TEXT NOT NULL,
     used_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX tokens_used ON tokens (used_at);`,
  // What calls cost so far is asked of the last day alone: older rows need no price.
  `CREATE TABLE users (
     name TEXT PRIMARY KEY,
     handle TEXT NOT NULL UNIQUE,
     admin INTEGER NOT NULL,
     disabled INTEGER NOT NULL DEFAULT 0,
     passphrase TEXT,
     created_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE passkeys (
     id TEXT PRIMARY KEY,
     username TEXT NOT NULL,
     public_key TEXT NOT NULL,
     counter INTEGER NOT NULL,
     transports TEXT NOT NULL,
     label TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     used_at INTEGER
   ) STRICT;
   CREATE INDEX passkeys_user ON passkeys (username);
   CREATE TABLE setup_links (
     hash TEXT PRIMARY KEY,
     username TEXT NOT NULL,
     until INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE challenges (
     hash TEXT PRIMARY KEY,
     purpose TEXT NOT NULL,
     username TEXT NOT NULL,
     session TEXT NOT NULL DEFAULT '',
     until INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE company_identities (
     iss TEXT NOT NULL,
     sub TEXT NOT NULL,
     username TEXT NOT NULL UNIQUE,
     PRIMARY KEY (iss, sub)
   ) STRICT;
   CREATE TABLE sessions (
     hash TEXT PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     username TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     seen_at INTEGER NOT NULL,
     proven_at INTEGER NOT NULL,
     agent TEXT NOT NULL
   ) STRICT;
   CREATE INDEX sessions_user ON sessions (username);
   CREATE TABLE devices (
     hash TEXT NOT NULL,
     username TEXT NOT NULL,
     seen_at INTEGER NOT NULL,
     PRIMARY KEY (hash, username)
   ) STRICT;
   CREATE TABLE rate_limits (
     name TEXT PRIMARY KEY,
     used INTEGER NOT NULL,
     until INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE switches (
     name TEXT PRIMARY KEY,
     value TEXT NOT NULL
   ) STRICT;
   CREATE TABLE audit (
     seq INTEGER PRIMARY KEY AUTOINCREMENT,
     at INTEGER NOT NULL,
     kind TEXT NOT NULL,
     username TEXT NOT NULL,
     details TEXT NOT NULL
   ) STRICT;
   CREATE INDEX audit_at ON audit (at);
   ALTER TABLE calls ADD COLUMN price_micros INTEGER;
   CREATE INDEX calls_spent ON calls (placed_at, price_micros) WHERE price_micros IS NOT NULL;
   DROP INDEX calls_placed;
   CREATE INDEX calls_placed ON calls (placed_at, seq);`,
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
