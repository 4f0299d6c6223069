import { z } from 'zod';
import { auditStatement } from '../audit/audit-log.ts';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { sha256 } from '../sha256.ts';
import { sql, type Sql } from '../store/sql.ts';

/** A setup link lets one user choose, once and soon, how to sign in. */
export interface SetupLinks {
  /** A new link's token; the user's earlier links are void. Undefined when there is no such user. */
  make(user: string): Promise<string | undefined>;
  /** Whose link that is, while it can be used. */
  look(token: string): Promise<string | undefined>;
  /** Whose link that was: it is used up, whatever comes of it. Only one of many who try at once is told. */
  use(token: string): Promise<string | undefined>;
}

export interface SetupLinksDependencies {
  readonly store: Sql;
  readonly clock: Clock;
  readonly random: Random;
}

const lifetimeMs = 15 * 60_000;

export function createSetupLinks({ store, clock, random }: SetupLinksDependencies): SetupLinks {
  return {
    make: async (user) => {
      const token = random(16).toString('base64url');
      const [, [row] = []] = await store.write(
        sql('DELETE FROM setup_links WHERE username = $1', user),
        sql(insert, sha256(token), user, clock.now() + lifetimeMs),
      );
      if (!row) return undefined;
      const details = { change: 'link-made' };
      await store.write(auditStatement(clock.now(), { kind: 'user-changed', user, details }));
      return token;
    },
    look: async (token) => userOf((await store.rows(select, sha256(token), clock.now()))[0]),
    use: async (token) => {
      const [[row] = []] = await store.write(sql(take, sha256(token), clock.now()));
      return userOf(row);
    },
  };
}

const insert = `INSERT INTO setup_links (hash, username, until)
  SELECT $1, name, $3 FROM users WHERE name = $2 AND disabled = 0 RETURNING username`;
const good = `hash = $1 AND until > $2
  AND EXISTS (SELECT 1 FROM users WHERE name = setup_links.username AND disabled = 0)`;
const select = `SELECT username FROM setup_links WHERE ${good}`;
const take = `DELETE FROM setup_links WHERE ${good} RETURNING username`;

const setupLink = z.object({ username: z.string() });

function userOf(row: unknown): string | undefined {
  return row === undefined ? undefined : setupLink.parse(row).username;
}
