import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { sql, type Sql } from '../store/sql.ts';

/** So many in so long, counted under one name for all servers. */
export interface RateLimit {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}

export interface RateLimits {
  /**
   * Counts one more under each name. When there is no more room under one of them, the milliseconds until there is;
   * what is counted then does no harm, because there is no room.
   */
  count(limits: readonly RateLimit[]): Promise<number | undefined>;
  /** Forgets what was counted under that name. */
  clear(limit: RateLimit): Promise<void>;
  /** Takes one back. */
  giveBack(limit: RateLimit): Promise<void>;
}

export interface RateLimitsDependencies {
  readonly store: Sql;
  readonly clock: Clock;
}

export function createRateLimits({ store, clock }: RateLimitsDependencies): RateLimits {
  const isFull = ({ used, until }: Counted, { most }: RateLimit) =>
    used > most && until > clock.now();

  /** Keeps a flood from the disk: it is only looked at. */
  async function fullAlready(limit: RateLimit): Promise<number | undefined> {
    const [row] = await store.rows(select, limit.name);
    const last = row && counted.parse(row);
    return last && isFull({ ...last, used: last.used + 1 }, limit) ? last.until : undefined;
  }

  return {
    count: async (limits) => {
      const now = clock.now();
      const full = (await Promise.all(limits.map(fullAlready))).find(
        (until) => until !== undefined,
      );
      if (full !== undefined) return full - now;
      const results = await store.write(
        ...limits.map(({ name, windowMs }) => sql(countOne, name, now + windowMs, now)),
      );
      const over = limits
        .map((limit, index) => ({ limit, row: counted.parse(results[index]?.[0]) }))
        .find(({ limit, row }) => isFull(row, limit));
      return over && over.row.until - now;
    },
    clear: async ({ name }) => {
      await store.write(sql('DELETE FROM rate_limits WHERE name = $1', name));
    },
    giveBack: async ({ name }) => {
      await store.write(sql(giveOneBack, name));
    },
  };
}

const select = 'SELECT used, until FROM rate_limits WHERE name = $1';
const countOne = `INSERT INTO rate_limits (name, used, until) VALUES ($1, 1, $2)
  ON CONFLICT (name) DO UPDATE SET
    used = CASE WHEN rate_limits.until <= $3 THEN 1 ELSE rate_limits.used + 1 END,
    until = CASE WHEN rate_limits.until <= $3 THEN excluded.until ELSE rate_limits.until END
  RETURNING used, until`;
const giveOneBack = 'UPDATE rate_limits SET used = used - 1 WHERE name = $1 AND used > 0';

const counted = z.object({ used: z.int(), until: z.int() });
type Counted = z.infer<typeof counted>;
