import { sql, type Sql } from '../store/sql.ts';

/** Forgets entries from before a time, at most `limit`; how many went. */
export async function forgetAudit(
  store: Pick<Sql, 'write'>,
  before: number,
  limit: number,
): Promise<number> {
  const [gone = []] = await store.write(sql(drop, before, limit));
  return gone.length;
}

const drop = `DELETE FROM audit WHERE seq IN (
  SELECT seq FROM audit WHERE at < $1 ORDER BY at LIMIT $2) RETURNING seq`;
