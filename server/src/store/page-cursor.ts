import { callIn } from './call-row.ts';
import type { StoredPage } from './store.ts';

/** Where a call stands in its user's log: by time, and by arrival among those of one time. */
export interface LogPlace {
  readonly placedAt: number;
  readonly seq: number;
}

/** Before every call that can be kept: where the first page begins. */
const top: LogPlace = { placedAt: Number.MAX_SAFE_INTEGER, seq: Number.MAX_SAFE_INTEGER };

export function cursorAt({ placedAt, seq }: LogPlace): string {
  return `${placedAt}-${seq}`;
}

/** The place that `cursorAt` wrote down, the top without one, undefined for what it never wrote. */
export function placeAt(cursor?: string): LogPlace | undefined {
  if (cursor === undefined) return top;
  const [, placedAt, seq] = /^(\d{1,15})-(\d{1,15})$/.exec(cursor) ?? [];
  return seq === undefined ? undefined : { placedAt: Number(placedAt), seq: Number(seq) };
}

/** Makes a page of `limit` from rows of which one more was asked for, so that the end shows. */
export function pageOf(
  rows: readonly (LogPlace & { readonly state: string })[],
  limit: number,
): StoredPage {
  const calls = rows.slice(0, limit).flatMap((row) => callIn(row) ?? []);
  const last = rows[limit - 1];
  return rows.length > limit && last ? { calls, next: cursorAt(last) } : { calls };
}
