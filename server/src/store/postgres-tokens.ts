import type { ClientBase, Pool } from 'pg';
import { isReplay } from './is-replay.ts';
import type { TokenUse } from './store.ts';

interface Row {
  readonly id: string;
  readonly usedFor: string;
  readonly usedAt: string;
}

/** The first use of a token; see the port. */
export async function claimToken(pool: Pool, use: TokenUse): Promise<TokenUse> {
  const [first] = await firstUses(pool, [use]);
  return first ?? use;
}

/** Claims many; tells then of each whether it is a replay. */
export async function claimTokens(
  client: ClientBase,
  uses: readonly TokenUse[],
): Promise<(use: TokenUse | undefined) => boolean> {
  const taken = await firstUses(client, uses);
  const first = new Map([...uses.toReversed(), ...taken].map((use) => [use.id, use]));
  return (use) => use !== undefined && isReplay(use, first.get(use.id) ?? use);
}

/** Those of the tokens that were used before, as they were; the others are used now. */
async function firstUses(
  client: ClientBase | Pool,
  uses: readonly TokenUse[],
): Promise<TokenUse[]> {
  if (uses.length === 0) return [];
  // In the order of the ids, so that two who claim the same ones do not wait for each other.
  const inserted = await client.query<{ id: string }>({
    name: 'claim-tokens',
    text: `INSERT INTO tokens (id, used_for, used_at)
     SELECT DISTINCT ON (id) id, used_for, used_at
     FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY AS new (id, used_for, used_at, n)
     ORDER BY id, n ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [
      uses.map(({ id }) => id),
      uses.map(({ usedFor }) => usedFor),
      uses.map(({ usedAt }) => usedAt),
    ],
  });
  const fresh = new Set(inserted.rows.map(({ id }) => id));
  const old = uses.flatMap(({ id }) => (fresh.has(id) ? [] : id));
  if (old.length === 0) return [];
  const { rows } = await client.query<Row>(
    'SELECT id, used_for AS "usedFor", used_at AS "usedAt" FROM tokens WHERE id = ANY($1)',
    [old],
  );
  return rows.map((row) => ({ ...row, usedAt: Number(row.usedAt) }));
}

export async function forgetTokens(pool: Pool, before: number, limit: number): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM tokens WHERE id IN (
       SELECT id FROM tokens WHERE used_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
