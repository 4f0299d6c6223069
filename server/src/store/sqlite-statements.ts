import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { callIn, callRow } from './call-row.ts';
import type { CallChange, Change, Heard, KeptEvent, StoredCall } from './store.ts';

/** What can be asked and changed, at once; the caller sees to the transaction. */
export function prepareStatements(database: DatabaseSync) {
  const { insert, replaceState, select, keepEvent, eventsOf } = prepare(database);

  function replace(before: StoredCall | undefined, change: CallChange): Change | undefined {
    if (!before) return undefined;
    const after = change(before);
    if (after !== before) {
      const { id, conversation, live, holdsLine, state } = callRow(after);
      replaceState.run(conversation, Number(live), Number(holdsLine), state, id);
    }
    return { before, after };
  }

  function place(call: StoredCall): boolean {
    const { id, username, placedAt, conversation, live, holdsLine, state } = callRow(call);
    const flags = [Number(live), Number(holdsLine)] as const;
    return insert.run(id, username, placedAt, conversation, ...flags, state).changes === 1;
  }

  function hear(event: KeptEvent, change: CallChange): Heard {
    const { id, conversation, receivedAt, body } = event;
    if (keepEvent.run(id, conversation, receivedAt, body).changes === 0) return 'repeat';
    return replace(select.byConversation(conversation), change) ?? 'call-unknown';
  }

  const kept = (conversation: string) => eventsOf.all(conversation).map(keptEvent);
  return { select, eventsOf: kept, place, replace, hear };
}

function prepare(database: DatabaseSync) {
  const where = (rest: string) => database.prepare(`SELECT state FROM calls WHERE ${rest}`);
  const byId = where('id = ?');
  const byConversation = where('conversation = ? ORDER BY seq DESC LIMIT 1');
  const live = where('live = 1 ORDER BY seq');
  const log = where('username = ? ORDER BY placed_at DESC, seq DESC LIMIT ?');
  return {
    select: {
      byId: (id: string) => callIn(byId.get(id)),
      byConversation: (conversation: string) => callIn(byConversation.get(conversation)),
      live: () => calls(live),
      log: (user: string, limit: number) => calls(log, user, limit),
    },
    insert: database.prepare(
      `INSERT INTO calls (id, username, placed_at, conversation, live, holds_line, state)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) WHERE holds_line = 1 DO NOTHING`,
    ),
    replaceState: database.prepare(
      'UPDATE calls SET conversation = ?, live = ?, holds_line = ?, state = ? WHERE id = ?',
    ),
    keepEvent: database.prepare(
      `INSERT INTO events (id, conversation, received_at, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    ),
    eventsOf: database.prepare(
      'SELECT id, conversation, received_at, body FROM events WHERE conversation = ? ORDER BY seq',
    ),
  };
}

function calls(statement: StatementSync, ...parameters: (string | number)[]): StoredCall[] {
  return statement.all(...parameters).flatMap((row) => callIn(row) ?? []);
}

function keptEvent(row: Record<string, SQLOutputValue>): KeptEvent {
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    receivedAt: Number(row.received_at),
    body: String(row.body),
  };
}
