import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { callIn, callRow, searched } from './call-row.ts';
import { isShown } from './is-shown.ts';
import { pageOf, placeAt } from './page-cursor.ts';
import type { CallChange, Change, ChangedCall, PageFrom, StoredCall, StoredPage } from './store.ts';

type Row = Record<string, SQLOutputValue>;

/** How calls are looked up. */
export function readCalls(database: DatabaseSync) {
  const where = (rest: string) => database.prepare(`SELECT state FROM calls WHERE ${rest}`);
  const byId = where('id = ?');
  const byConversation = where('conversation = ? ORDER BY seq DESC LIMIT 1');
  const due = where('look_at <= ? ORDER BY look_at LIMIT 1');
  const dueOf = where('look_at <= ? AND application = ? ORDER BY look_at LIMIT 1');
  const log = logOf(database, 'username = ?');
  const logWith = logOf(database, 'username = ? AND contact_id = ?');
  const live = database.prepare(
    'SELECT position, state FROM calls WHERE username = ? AND live = 1 ORDER BY position',
  );
  const position = database.prepare('SELECT max(position) AS last FROM calls WHERE username = ?');
  const changes = database.prepare(
    `SELECT position, state FROM calls WHERE username = ? AND position > ?
     ORDER BY position LIMIT ?`,
  );

  function page(user: string, limit: number, from: PageFrom = {}): StoredPage {
    const place = placeAt(from.before);
    if (!place) return { calls: [] };
    const below = [place.placedAt, place.seq, limit + 1] as const;
    const { contactId } = from;
    const rows =
      contactId === undefined ? log.all(user, ...below) : logWith.all(user, contactId, ...below);
    return pageOf(rows.map(logRow), limit);
  }

  return {
    page,
    find: (id: string) => callIn(byId.get(id)),
    byConversation: (conversation: string) => callIn(byConversation.get(conversation)),
    live: (user: string) => live.all(user).flatMap(changedCall),
    due: (now: number, application?: string) =>
      callIn(application === undefined ? due.get(now) : dueOf.get(now, application)),
    position: (user: string) => Number(position.get(user)?.last ?? 0),
    changesAfter: (user: string, after: number, limit: number) =>
      changes.all(user, after, limit).flatMap(changedCall),
  };
}

/** How calls are placed and changed; the caller sees to the transaction. */
export function writeCalls(database: DatabaseSync) {
  const nextPosition = database.prepare(
    'UPDATE last_position SET value = value + 1 RETURNING value',
  );
  const insert = database.prepare(
    `INSERT INTO calls (id, username, contact_id, application, placed_at, conversation, live,
       holds_line, look_at, state, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) WHERE holds_line = 1 DO NOTHING`,
  );
  const update = updates(database);
  const next = () => Number(nextPosition.get()?.value);

  function place(call: StoredCall): boolean {
    const { id, username, contactId, application, placedAt, ...row } = callRow(call);
    const fixed = [id, username, contactId, application, placedAt] as const;
    const flags = [Number(row.live), Number(row.holdsLine)] as const;
    const values = [row.conversation, ...flags, row.lookAt, row.state] as const;
    return insert.run(...fixed, ...values, next()).changes === 1;
  }

  function replace(before: StoredCall | undefined, make: CallChange): Change | undefined {
    if (!before) return undefined;
    const change = { before, after: make(before) };
    if (change.after !== before) {
      const [old, row] = [columns(before), columns(change.after)];
      const changed = Object.entries(row).filter(([name, value]) => old[name] !== value);
      const moved = isShown(change) ? [['position', next()] as const] : [];
      const state = ['state', JSON.stringify(change.after)] as const;
      update(before.id, [...changed, ...moved, state]);
    }
    return change;
  }

  return { place, replace };
}

type Column = readonly [name: string, value: SQLInputValue];

/** What is searched for, as a table keeps it. */
function columns(call: StoredCall): Readonly<Record<string, SQLInputValue>> {
  const { conversation, live, holdsLine, lookAt, priceMicros } = searched(call);
  return {
    conversation,
    live: Number(live),
    holds_line: Number(holdsLine),
    look_at: lookAt,
    price_micros: priceMicros,
  };
}

/** Writes only what has changed, because every index over a column that is written is written with it. */
function updates(database: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();

  function statement(set: string): StatementSync {
    const update = prepared.get(set) ?? database.prepare(`UPDATE calls SET ${set} WHERE id = ?`);
    prepared.set(set, update);
    return update;
  }

  return (id: string, changed: readonly Column[]): void => {
    const set = changed.map(([name]) => `${name} = ?`).join(', ');
    statement(set).run(...changed.map(([, value]) => value), id);
  };
}

export function logOf(database: DatabaseSync, who: string) {
  return database.prepare(
    `SELECT placed_at AS placedAt, seq, state FROM calls
     WHERE ${who} AND (placed_at, seq) < (?, ?) ORDER BY placed_at DESC, seq DESC LIMIT ?`,
  );
}

export function logRow(row: Row) {
  return { placedAt: Number(row.placedAt), seq: Number(row.seq), state: String(row.state) };
}

function changedCall(row: Row): ChangedCall[] {
  const call = callIn(row);
  return call ? [{ position: Number(row.position), call }] : [];
}
