import { z } from 'zod';
import { sql, type Sql } from '../../store/sql.ts';

/** Somebody at a provider: `sub` is unique there and stays, as an e-mail address does not. */
export interface Identity {
  readonly iss: string;
  readonly sub: string;
}

/** Whom the provider knows as whom. A user has one identity at most, and an identity one user. */
export interface IdentityBook {
  /** The user with that identity, unless disabled. */
  userOf(identity: Identity): Promise<string | undefined>;
  /** Whether that user has one of that provider. */
  has(user: string, iss: string): Promise<boolean>;
  /** False when it is somebody else's, the user has another, or may not sign in. */
  connect(user: string, identity: Identity): Promise<boolean>;
  /** False when there was none. */
  disconnect(user: string): Promise<boolean>;
}

export function createIdentityBook({ store }: { readonly store: Sql }): IdentityBook {
  const userOf = async ({ iss, sub }: Identity) => {
    const [row] = await store.rows(select, iss, sub);
    return row && connected.parse(row).username;
  };

  return {
    userOf,
    has: async (user, iss) => (await store.rows(selectOwn, user, iss)).length > 0,
    connect: async (user, identity) => {
      const { iss, sub } = identity;
      const [, rows = []] = await store.write(
        sql(dropOther, user, iss),
        sql(insert, iss, sub, user),
      );
      return rows.length > 0 || (await userOf(identity)) === user;
    },
    disconnect: async (user) => {
      const [rows = []] = await store.write(sql(drop, user));
      return rows.length > 0;
    },
  };
}

const select = `SELECT username FROM company_identities JOIN users ON users.name = username
  WHERE iss = $1 AND sub = $2 AND disabled = 0`;
const selectOwn = 'SELECT username FROM company_identities WHERE username = $1 AND iss = $2';
// A provider that is not asked any more stands in nobody's way.
const dropOther = 'DELETE FROM company_identities WHERE username = $1 AND iss <> $2';
const insert = `INSERT INTO company_identities (iss, sub, username)
  SELECT $1, $2, name FROM users WHERE name = $3 AND disabled = 0
  ON CONFLICT DO NOTHING RETURNING username`;
const drop = 'DELETE FROM company_identities WHERE username = $1 RETURNING username';

const connected = z.object({ username: z.string() });
