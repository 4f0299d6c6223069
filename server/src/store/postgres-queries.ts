import type { ClientBase, Pool } from 'pg';
import { callIn, callRow } from './call-row.ts';
import type { CallChange, Change, Heard, KeptEvent, StoredCall } from './store.ts';

/** The pool, or the connection of a transaction. */
type Asked = Pick<ClientBase | Pool, 'query'>;

interface StateRow {
  readonly state: string;
}

export async function selectCalls(
  asked: Asked,
  where: string,
  values: readonly (string | number)[],
): Promise<StoredCall[]> {
  const { rows } = await asked.query<StateRow>(
    `SELECT state FROM calls WHERE ${where}`,
    values.map(plain),
  );
  return rows.flatMap((row) => callIn(row) ?? []);
}

export const byId = 'id = $1';
export const byConversation = 'conversation = $1 ORDER BY seq DESC LIMIT 1';

/** The call, which nobody else can change until the transaction is over. */
export async function lockCall(
  client: ClientBase,
  where: string,
  value: string,
): Promise<StoredCall | undefined> {
  return (await selectCalls(client, `${where} FOR UPDATE`, [value]))[0];
}

/** Lets one transaction at a time touch a conversation, so that an event and its call never miss each other. */
export async function lockConversation(client: ClientBase, conversation: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    plain(conversation),
  ]);
}

export async function insertCall(asked: Asked, stored: StoredCall): Promise<boolean> {
  const { id, username, placedAt, conversation, live, holdsLine, state } = callRow(stored);
  const { rowCount } = await asked.query(
    `INSERT INTO calls (id, username, placed_at, conversation, live, holds_line, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (username) WHERE holds_line DO NOTHING`,
    [id, username, placedAt, conversation && plain(conversation), live, holdsLine, state],
  );
  return rowCount === 1;
}

export async function replaceCall(
  client: ClientBase,
  before: StoredCall | undefined,
  change: CallChange,
): Promise<Change | undefined> {
  if (!before) return undefined;
  const after = change(before);
  if (after !== before) {
    const { id, conversation, live, holdsLine, state } = callRow(after);
    await client.query(
      'UPDATE calls SET conversation = $2, live = $3, holds_line = $4, state = $5 WHERE id = $1',
      [id, conversation && plain(conversation), live, holdsLine, state],
    );
  }
  return { before, after };
}

export async function hearEvent(
  client: ClientBase,
  event: KeptEvent,
  change: CallChange,
): Promise<Heard> {
  const { id, conversation, receivedAt, body } = event;
  await lockConversation(client, conversation);
  const { rowCount } = await client.query(
    `INSERT INTO events (id, conversation, received_at, body) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO NOTHING`,
    [id, plain(conversation), receivedAt, body],
  );
  if (rowCount === 0) return 'repeat';
  const call = await lockCall(client, byConversation, conversation);
  return (await replaceCall(client, call, change)) ?? 'call-unknown';
}

export async function eventsOf(client: ClientBase, conversation: string): Promise<KeptEvent[]> {
  const { rows } = await client.query<Omit<KeptEvent, 'receivedAt'> & { received_at: string }>(
    'SELECT id, conversation, received_at, body FROM events WHERE conversation = $1 ORDER BY seq',
    [plain(conversation)],
  );
  return rows.map(({ received_at, ...row }) => ({ ...row, receivedAt: Number(received_at) }));
}

/** PostgreSQL's text has no zero character. */
function plain<T extends string | number>(value: T): T | string {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}
