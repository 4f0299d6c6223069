import type { DatabaseSync } from 'node:sqlite';
import { pageOf, placeAt } from './page-cursor.ts';
import { logOf, logRow } from './sqlite-calls.ts';
import type { StoredPage } from './store.ts';

/** How everybody's calls are looked at together. */
export function overviewStatements(database: DatabaseSync) {
  const log = logOf(database, 'true');
  const spent = database.prepare(
    `SELECT sum(price_micros) AS micros FROM calls
     WHERE placed_at >= ? AND price_micros IS NOT NULL`,
  );

  return {
    pageOfAll: (limit: number, before?: string): StoredPage => {
      const place = placeAt(before);
      if (!place) return { calls: [] };
      return pageOf(log.all(place.placedAt, place.seq, limit + 1).map(logRow), limit);
    },
    spentSince: (at: number) => Number(spent.get(at)?.micros ?? 0),
  };
}
