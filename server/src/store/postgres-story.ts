import type { ClientBase, Pool } from 'pg';
import { plain } from './plain.ts';
import { locked } from './postgres-locks.ts';
import type { Asked } from './postgres-read.ts';
import type { KeptEvent, KeptTrouble, Note } from './store.ts';

/** Keeps events in a transaction that then has their conversations to itself; gives the ids that are new. */
export async function keepEvents(
  client: ClientBase,
  events: readonly KeptEvent[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>({
    name: 'keep-events',
    text: `WITH ${locked('conversation', '$2')}
     INSERT INTO events (id, conversation, received_at, body, trouble)
     SELECT id, conversation, received_at, body, trouble
     FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::boolean[])
       WITH ORDINALITY AS new (id, conversation, received_at, body, trouble, n),
       (SELECT count(*) FROM locked) AS done
     ORDER BY n ON CONFLICT (id) DO NOTHING RETURNING id`,
    values: [
      events.map(({ id }) => id),
      events.map(({ conversation }) => plain(conversation)),
      events.map(({ receivedAt }) => receivedAt),
      events.map(({ body }) => plain(body)),
      events.map(({ trouble }) => trouble),
    ],
  });
  return new Set(rows.map(({ id }) => id));
}

interface EventRecord extends Omit<KeptEvent, 'receivedAt'> {
  readonly received_at: string;
}

function keptEvent({ received_at, ...row }: EventRecord): KeptEvent {
  return { ...row, receivedAt: Number(received_at) };
}

export async function eventsOf(asked: Asked, conversation: string): Promise<KeptEvent[]> {
  const { rows } = await asked.query<EventRecord>(
    `SELECT id, conversation, received_at, body, trouble FROM events
     WHERE conversation = $1 ORDER BY seq`,
    [plain(conversation)],
  );
  return rows.map(keptEvent);
}

type TroubleRecord = EventRecord & { readonly call: KeptTrouble['call'] | null };

export async function troubles(asked: Asked, limit: number): Promise<KeptTrouble[]> {
  const { rows } = await asked.query<TroubleRecord>(
    `SELECT id, conversation, received_at, body, trouble, (
       SELECT json_build_object('id', calls.id, 'user', calls.username) FROM calls
       WHERE calls.conversation = events.conversation ORDER BY seq DESC LIMIT 1) AS call
     FROM events WHERE trouble ORDER BY seq DESC LIMIT $1`,
    [limit],
  );
  return rows.map(({ call, ...row }) => ({ ...keptEvent(row), ...(call && { call }) }));
}

/** The call cannot be deleted between being found and its notes being kept. */
export async function addNotes(pool: Pool, call: string, notes: readonly Note[]): Promise<void> {
  await pool.query(
    `INSERT INTO notes (call_id, at, kind, body)
     SELECT found.id, at, kind, body
     FROM (SELECT id FROM calls WHERE id = $1 FOR KEY SHARE) AS found,
       unnest($2::bigint[], $3::text[], $4::text[]) WITH ORDINALITY AS new (at, kind, body, n)
     ORDER BY n`,
    [
      plain(call),
      notes.map(({ at }) => at),
      notes.map(({ kind }) => plain(kind)),
      notes.map(({ body }) => plain(body)),
    ],
  );
}

export async function notesOf(pool: Pool, call: string): Promise<Note[]> {
  const { rows } = await pool.query<Omit<Note, 'at'> & { readonly at: string }>(
    'SELECT at, kind, body FROM notes WHERE call_id = $1 ORDER BY seq',
    [plain(call)],
  );
  return rows.map(({ at, ...row }) => ({ at: Number(at), ...row }));
}
