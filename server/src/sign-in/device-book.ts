import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { sha256 } from '../sha256.ts';
import { sql, type Sql } from '../store/sql.ts';

/** Which browsers somebody has signed in from before. */
export interface DeviceBook {
  /** Whether that user did from the browser that has this secret. */
  knows(secret: string, user: string): Promise<boolean>;
  /** That user just did; the browser's secret, a new one unless the one it has is ours. */
  remember(secret: string | undefined, user: string): Promise<string>;
}

export interface DeviceBookDependencies {
  readonly store: Sql;
  readonly clock: Clock;
  readonly random: Random;
}

/** As long as browsers keep a cookie at most. */
export const deviceLifetimeMs = 400 * 86_400_000;
/** Those used longest ago give way. */
const perUser = 50;

export function createDeviceBook({ store, clock, random }: DeviceBookDependencies): DeviceBook {
  const since = () => clock.now() - deviceLifetimeMs;

  async function ours(secret: string | undefined): Promise<string | undefined> {
    if (secret === undefined) return undefined;
    const rows = await store.rows(`${select} AND seen_at > $2`, sha256(secret), since());
    return rows.length > 0 ? secret : undefined;
  }

  return {
    knows: async (secret, user) => {
      const rows = await store.rows(
        `${select} AND username = $2 AND seen_at > $3`,
        sha256(secret),
        user,
        since(),
      );
      return rows.length > 0;
    },
    remember: async (given, user) => {
      const secret = (await ours(given)) ?? random(32).toString('base64url');
      await store.write(
        sql(insert, sha256(secret), user, clock.now()),
        sql(dropOldest, user, perUser),
      );
      return secret;
    },
  };
}

const select = 'SELECT 1 AS known FROM devices WHERE hash = $1';
const insert = `INSERT INTO devices (hash, username, seen_at) VALUES ($1, $2, $3)
  ON CONFLICT (hash, username) DO UPDATE SET seen_at = excluded.seen_at`;
const dropOldest = `DELETE FROM devices WHERE username = $1 AND hash NOT IN (
  SELECT hash FROM devices WHERE username = $1 ORDER BY seen_at DESC, hash LIMIT $2)`;
