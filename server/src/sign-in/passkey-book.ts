import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { sql, type Sql } from '../store/sql.ts';

/** A passkey, as it is kept: its private half never leaves the user's device. */
export interface Passkey {
  readonly id: string;
  readonly user: string;
  /** Names the user to the device, base64url. */
  readonly handle: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** How often the device says it was used. */
  readonly counter: number;
  readonly transports: readonly string[];
}

export type NewPasskey = Omit<Passkey, 'handle'> & { readonly label: string };

/** What its user is shown. */
export interface ListedPasskey {
  readonly id: string;
  readonly label: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
}

export interface PasskeyBook {
  /** False when it is there already, or its user is not. */
  add(passkey: NewPasskey): Promise<boolean>;
  /** That of a user who may sign in. */
  find(id: string): Promise<Passkey | undefined>;
  /** The oldest first. */
  list(user: string): Promise<ListedPasskey[]>;
  used(id: string, counter: number): Promise<void>;
  /** False when the user has no such passkey. */
  remove(user: string, id: string): Promise<boolean>;
}

export function createPasskeyBook(dependencies: {
  readonly store: Sql;
  readonly clock: Clock;
}): PasskeyBook {
  const { store, clock } = dependencies;

  return {
    add: async ({ id, user, publicKey, counter, transports, label }) => {
      const values = [publicKey, counter, JSON.stringify(transports), label, clock.now()] as const;
      const [rows = []] = await store.write(sql(insert, id, user, ...values));
      return rows.length > 0;
    },
    find: async (id) => {
      const [row] = await store.rows(select, id);
      return row && stored.parse(row);
    },
    list: async (user) => (await store.rows(selectAll, user)).map((row) => listed.parse(row)),
    used: async (id, counter) => {
      await store.write(sql(update, id, counter, clock.now()));
    },
    remove: async (user, id) => {
      const [rows = []] = await store.write(sql(drop, user, id));
      return rows.length > 0;
    },
  };
}

const insert = `INSERT INTO passkeys
    (id, username, public_key, counter, transports, label, created_at)
  SELECT $1, name, $3, CAST($4 AS bigint), $5, $6, CAST($7 AS bigint)
    FROM users WHERE name = $2 AND disabled = 0
  ON CONFLICT (id) DO NOTHING RETURNING id`;
const select = `SELECT id, username AS "user", handle, public_key AS "publicKey", counter, transports
  FROM passkeys JOIN users ON users.name = passkeys.username
  WHERE id = $1 AND disabled = 0`;
const selectAll = `SELECT id, label, passkeys.created_at AS "createdAt", used_at AS "usedAt"
  FROM passkeys WHERE username = $1 ORDER BY created_at, id`;
// Of two answers at once the later count stays.
const update = `UPDATE passkeys SET used_at = $3,
    counter = CASE WHEN counter < $2 THEN $2 ELSE counter END
  WHERE id = $1`;
const drop = 'DELETE FROM passkeys WHERE username = $1 AND id = $2 RETURNING id';

const stored = z.object({
  id: z.string(),
  user: z.string(),
  handle: z.string(),
  publicKey: z.string(),
  counter: z.int(),
  transports: z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text))),
});

const listed = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: z.int(),
  usedAt: z.int().nullable(),
});
