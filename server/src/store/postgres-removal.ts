import type { ClientBase } from 'pg';
import { plain } from './plain.ts';
import { lockConversations } from './postgres-locks.ts';
import type { Erased, Person } from './store.ts';

interface Gone {
  readonly id: string;
  readonly conversation: string | null;
}

async function removeCalls(client: ClientBase, calls: readonly Gone[]): Promise<number> {
  if (calls.length === 0) return 0;
  const { rows } = await client.query<Gone>(
    'DELETE FROM calls WHERE id = ANY($1) RETURNING id, conversation',
    [calls.map(({ id }) => id)],
  );
  const conversations = rows.flatMap(({ conversation }) => conversation ?? []);
  await client.query('DELETE FROM events WHERE conversation = ANY($1)', [conversations]);
  await client.query('DELETE FROM notes WHERE call_id = ANY($1)', [rows.map(({ id }) => id)]);
  return rows.length;
}

/** Skips what somebody else is busy with: there is a next time. */
export async function forgetOld(
  client: ClientBase,
  before: number,
  limit: number,
): Promise<number> {
  const { rows } = await client.query<Gone>(
    `SELECT id, conversation FROM calls WHERE NOT live AND placed_at < $1
     ORDER BY placed_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [before, limit],
  );
  const calls = await removeCalls(client, rows);
  // As long as calls go, their events would only be in the way of looking for stray ones.
  if (calls === limit) return calls;
  const { rowCount } = await client.query(
    `DELETE FROM events WHERE seq IN (
       SELECT seq FROM events WHERE received_at < $1 AND NOT EXISTS (
         SELECT 1 FROM calls WHERE calls.conversation = events.conversation)
       ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [before, limit],
  );
  return calls + (rowCount ?? 0);
}

/** Nobody has to hang it up or look it up any more. */
const done = 'NOT live AND look_at IS NULL';

export async function erasePerson(client: ClientBase, person: Person): Promise<Erased> {
  const [column, name] =
    'user' in person ? ['username', person.user] : ['contact_id', person.contactId];
  const found = await client.query<Gone>(
    `SELECT id, conversation FROM calls WHERE ${column} = $1 AND ${done}`,
    [plain(name)],
  );
  const conversations = found.rows.flatMap(({ conversation }) => conversation ?? []);
  await lockConversations(client, conversations);
  const { rows } = await client.query<Gone>(
    `SELECT id, conversation FROM calls WHERE ${column} = $1 AND ${done} ORDER BY seq FOR UPDATE`,
    [plain(name)],
  );
  const gone = await removeCalls(client, rows);
  const rest = await client.query(`SELECT FROM calls WHERE ${column} = $1`, [plain(name)]);
  return { gone, left: rest.rowCount ?? 0 };
}
