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
  // The text of a state is JSON that we wrote: a quoted key in it is a key, never part of a value.
  `ALTER TABLE calls
     ADD COLUMN position bigint NOT NULL DEFAULT 0,
     ADD COLUMN look_at bigint,
     ADD COLUMN application text NOT NULL DEFAULT '',
     ADD COLUMN contact_id text NOT NULL DEFAULT '';
   UPDATE calls SET
     position = seq,
     look_at = CASE WHEN live THEN placed_at END,
     contact_id = substring(state FROM '"contactId":("([^"\\\\]|\\\\.)*")')::json #>> '{}',
     state = replace(replace(state,
       '"letGo":false',
       '"application":"","legs":[]' || CASE WHEN live THEN ',"lookAt":' || placed_at ELSE '' END),
       '"letGo":true',
       '"application":"","legs":[],"letGoAt":' || placed_at ||
         CASE WHEN live THEN ',"lookAt":' || placed_at ELSE '' END);
   CREATE SEQUENCE call_positions;
   SELECT setval('call_positions', coalesce(max(position), 0) + 1, false) FROM calls;
   DROP INDEX calls_live;
   CREATE INDEX calls_live ON calls (username) WHERE live;
   CREATE UNIQUE INDEX calls_position ON calls (username, position);
   CREATE INDEX calls_due ON calls (look_at, application) WHERE look_at IS NOT NULL;
   CREATE INDEX calls_contact ON calls (contact_id, username, placed_at, seq);
   CREATE INDEX calls_placed ON calls (placed_at);
   ALTER TABLE events ADD COLUMN trouble boolean NOT NULL DEFAULT false;
   CREATE INDEX events_trouble ON events (seq) WHERE trouble;
   CREATE INDEX events_received ON events (received_at);
   CREATE TABLE notes (
     seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     call_id text NOT NULL,
     at bigint NOT NULL,
     kind text NOT NULL,
     body text NOT NULL
   );
   CREATE INDEX notes_call ON notes (call_id);
   CREATE TABLE leases (task text PRIMARY KEY, holder text NOT NULL, until bigint NOT NULL);`,
  `CREATE TABLE tokens (id text PRIMARY KEY, used_for text NOT NULL, used_at bigint NOT NULL);
   CREATE INDEX tokens_used ON tokens (used_at);`,
  // What calls cost so far is asked of the last day alone: older rows need no price.
  `CREATE TABLE users (
     name text PRIMARY KEY,
     handle text NOT NULL UNIQUE,
     admin integer NOT NULL,
     disabled integer NOT NULL DEFAULT 0,
     passphrase text,
     created_at bigint NOT NULL
   );
   CREATE TABLE passkeys (
     id text PRIMARY KEY,
     username text NOT NULL,
     public_key text NOT NULL,
     counter bigint NOT NULL,
     transports text NOT NULL,
     label text NOT NULL,
     created_at bigint NOT NULL,
     used_at bigint
   );
   CREATE INDEX passkeys_user ON passkeys (username);
   CREATE TABLE setup_links (
     hash text PRIMARY KEY,
     username text NOT NULL,
     until bigint NOT NULL
   );
   CREATE TABLE challenges (
     hash text PRIMARY KEY,
     purpose text NOT NULL,
     username text NOT NULL,
     session text NOT NULL DEFAULT '',
     until bigint NOT NULL
   );
   CREATE TABLE company_identities (
     iss text NOT NULL,
     sub text NOT NULL,
     username text NOT NULL UNIQUE,
     PRIMARY KEY (iss, sub)
   );
   CREATE TABLE sessions (
     hash text PRIMARY KEY,
     id text NOT NULL UNIQUE,
     username text NOT NULL,
     created_at bigint NOT NULL,
     seen_at bigint NOT NULL,
     proven_at bigint NOT NULL,
     agent text NOT NULL
   );
   CREATE INDEX sessions_user ON sessions (username);
   CREATE TABLE devices (
     hash text NOT NULL,
     username text NOT NULL,
     seen_at bigint NOT NULL,
     PRIMARY KEY (hash, username)
   );
   CREATE TABLE rate_limits (
     name text PRIMARY KEY,
     used bigint NOT NULL,
     until bigint NOT NULL
   );
   CREATE TABLE switches (
     name text PRIMARY KEY,
     value text NOT NULL
   );
   CREATE TABLE audit (
     seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     at bigint NOT NULL,
     kind text NOT NULL,
     username text NOT NULL,
     details text NOT NULL
   );
   CREATE INDEX audit_at ON audit (at);
   ALTER TABLE calls ADD COLUMN price_micros bigint;
   CREATE INDEX calls_spent ON calls (placed_at, price_micros) WHERE price_micros IS NOT NULL;
   DROP INDEX calls_placed;
   CREATE INDEX calls_placed ON calls (placed_at, seq);`,
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
