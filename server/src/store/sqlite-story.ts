import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { KeptEvent, KeptTrouble, Note } from './store.ts';

type Row = Record<string, SQLOutputValue>;

/** What was told of calls: the platform's events, and notes. */
export function storyStatements(database: DatabaseSync) {
  const insertEvent = database.prepare(
    `INSERT INTO events (id, conversation, received_at, body, trouble) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  );
  const select = 'SELECT id, conversation, received_at, body, trouble FROM events';
  const events = database.prepare(`${select} WHERE conversation = ? ORDER BY seq`);
  const troubles = database.prepare(
    `SELECT events.*, calls.id AS call, username FROM events
     LEFT JOIN calls USING (conversation) WHERE trouble = 1 ORDER BY events.seq DESC LIMIT ?`,
  );
  const insertNote = database.prepare(
    'INSERT INTO notes (call_id, at, kind, body) SELECT id, ?, ?, ? FROM calls WHERE id = ?',
  );
  const notes = database.prepare('SELECT at, kind, body FROM notes WHERE call_id = ? ORDER BY seq');

  return {
    /** False when it was kept before. */
    keep: ({ id, conversation, receivedAt, body, trouble }: KeptEvent) =>
      insertEvent.run(id, conversation, receivedAt, body, Number(trouble)).changes === 1,
    events: (conversation: string) => events.all(conversation).map(keptEvent),
    troubles: (limit: number) => troubles.all(limit).map(keptTrouble),
    note: (call: string, added: readonly Note[]) => {
      for (const { at, kind, body } of added) insertNote.run(at, kind, body, call);
    },
    notes: (call: string) => notes.all(call).map(note),
  };
}

function keptEvent(row: Row): KeptEvent {
  return {
    id: String(row.id),
    conversation: String(row.conversation),
    receivedAt: Number(row.received_at),
    body: String(row.body),
    trouble: row.trouble === 1,
  };
}

function keptTrouble(row: Row): KeptTrouble {
  const call =
    row.call === null ? {} : { call: { id: String(row.call), user: String(row.username) } };
  return { ...keptEvent(row), ...call };
}

function note(row: Row): Note {
  return { at: Number(row.at), kind: String(row.kind), body: String(row.body) };
}
