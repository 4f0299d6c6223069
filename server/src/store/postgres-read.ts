import type { ClientBase, Pool } from 'pg';
import { callIn } from './call-row.ts';
import { pageOf, placeAt } from './page-cursor.ts';
import { plain } from './plain.ts';
import type { ChangedCall, PageFrom, Store, StoredCall, StoredPage } from './store.ts';

/** The pool, or the connection of a transaction. */
export type Asked = Pick<ClientBase | Pool, 'query'>;

interface CallRecord {
  readonly state: string;
  readonly seq: string;
  readonly placed_at: string;
  readonly position: string;
}

async function select(asked: Asked, where: string, values: readonly unknown[]) {
  const sql = `SELECT state, seq, placed_at, position FROM calls WHERE ${where}`;
  return (await asked.query<CallRecord>(sql, [...values])).rows;
}

export async function selectCalls(
  asked: Asked,
  where: string,
  values: readonly unknown[],
): Promise<StoredCall[]> {
  return (await select(asked, where, values)).flatMap((row) => callIn(row) ?? []);
}

/** How calls are looked up. */
export function readCalls(pool: Pool) {
  const one = async (where: string, ...values: readonly unknown[]) =>
    (await selectCalls(pool, where, values))[0];

  async function page(user: string, limit: number, from: PageFrom = {}): Promise<StoredPage> {
    const place = placeAt(from.before);
    if (!place) return { calls: [] };
    const contact = from.contactId === undefined ? [] : [plain(from.contactId)];
    const rows = await select(
      pool,
      `username = $1 AND (placed_at, seq) < ($2, $3) ${contact.length > 0 ? 'AND contact_id = $5' : ''}
       ORDER BY placed_at DESC, seq DESC LIMIT $4`,
      [plain(user), place.placedAt, place.seq, limit + 1, ...contact],
    );
    return pageOf(rows.map(placeOf), limit);
  }

  async function changesAfter(user: string, after: number, limit: number): Promise<ChangedCall[]> {
    const where = 'username = $1 AND position > $2 ORDER BY position LIMIT $3';
    return (await select(pool, where, [plain(user), after, limit])).flatMap(changedCall);
  }

  async function live(user: string): Promise<ChangedCall[]> {
    const rows = await select(pool, 'username = $1 AND live ORDER BY position', [plain(user)]);
    return rows.flatMap(changedCall);
  }

  return {
    page,
    changesAfter,
    find: (id: string) => one('id = $1', plain(id)),
    live,
    position: (user: string) => latestPosition(pool, user),
    due: (now: number, application?: string) =>
      application === undefined
        ? one('look_at <= $1 ORDER BY look_at LIMIT 1', now)
        : one('look_at <= $1 AND application = $2 ORDER BY look_at LIMIT 1', now, application),
  };
}

function placeOf({ placed_at, seq, state }: CallRecord) {
  return { placedAt: Number(placed_at), seq: Number(seq), state };
}

/** How everybody's calls are looked at together. */
export function readOverview(pool: Pool): Pick<Store, 'pageOfAll' | 'spentSince'> {
  return {
    pageOfAll: async (limit, before) => {
      const place = placeAt(before);
      if (!place) return { calls: [] };
      const where = '(placed_at, seq) < ($1, $2) ORDER BY placed_at DESC, seq DESC LIMIT $3';
      const rows = await select(pool, where, [place.placedAt, place.seq, limit + 1]);
      return pageOf(rows.map(placeOf), limit);
    },
    spentSince: async (at) => {
      const { rows } = await pool.query<{ micros: string | null }>(
        `SELECT sum(price_micros) AS micros FROM calls
         WHERE placed_at >= $1 AND price_micros IS NOT NULL`,
        [at],
      );
      return Number(rows[0]?.micros ?? 0);
    },
  };
}

function changedCall(row: CallRecord): ChangedCall[] {
  const call = callIn(row);
  return call ? [{ position: Number(row.position), call }] : [];
}

async function latestPosition(pool: Pool, user: string): Promise<number> {
  const where = 'username = $1 ORDER BY position DESC LIMIT 1';
  return Number((await select(pool, where, [plain(user)]))[0]?.position ?? 0);
}
