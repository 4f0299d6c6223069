import type { ClientBase, Pool } from 'pg';
import { callRow, type CallRow } from './call-row.ts';
import { isShown } from './is-shown.ts';
import { plain } from './plain.ts';
import { locked } from './postgres-locks.ts';
import type { CallChange, Change, StoredCall } from './store.ts';

const texts = (values: readonly (string | null)[]) => values.map((text) => text && plain(text));

/**
 * Places a call. A user's positions are drawn under the user's lock, which ends after the commit has shown: who has
 * seen one never misses a smaller one.
 */
export async function placeCall(pool: Pool, stored: StoredCall): Promise<boolean> {
  const row = callRow(stored);
  const { rowCount } = await pool.query(
    `WITH ${locked('user', 'ARRAY[$2]')}
     INSERT INTO calls (id, username, contact_id, application, placed_at, conversation, live,
       holds_line, look_at, state, position)
     SELECT $1, $2::text, $3, $4, $5, $6, $7, $8, $9, $10, nextval('call_positions')
     FROM (SELECT count(*) FROM locked) AS done
     ON CONFLICT (username) WHERE holds_line DO NOTHING`,
    [
      ...texts([row.id, row.username, row.contactId, row.application]),
      row.placedAt,
      ...texts([row.conversation]),
      row.live,
      row.holdsLine,
      row.lookAt,
      row.state,
    ],
  );
  return rowCount === 1;
}

export async function replaceCall(
  client: ClientBase,
  before: StoredCall | undefined,
  make: CallChange,
): Promise<Change | undefined> {
  if (!before) return undefined;
  const change = { before, after: make(before) };
  if (change.after !== before) {
    await replaceCalls(client, [{ call: change.after, shown: isShown(change) }]);
  }
  return change;
}

export interface Replacement {
  readonly call: StoredCall;
  readonly shown: boolean;
}

/** Writes calls that this transaction has locked; those whose change shows get new positions. */
export async function replaceCalls(
  client: ClientBase,
  replacements: readonly Replacement[],
): Promise<void> {
  if (replacements.length === 0) return;
  const rows = replacements.map(({ call, shown }) => ({ ...callRow(call), shown }));
  const column = <K extends keyof CallRow>(name: K) => rows.map((row) => row[name]);
  await client.query({
    name: 'replace-calls',
    text: `WITH ${locked('user', '$1')}
     UPDATE calls SET conversation = new.conversation, live = new.live, holds_line = new.holds_line,
       look_at = new.look_at, state = new.state, price_micros = new.price_micros,
       position = CASE WHEN new.shown THEN nextval('call_positions') ELSE calls.position END
     FROM unnest($2::text[], $3::text[], $4::boolean[], $5::boolean[], $6::bigint[], $7::text[],
       $8::bigint[], $9::boolean[])
       AS new (id, conversation, live, holds_line, look_at, state, price_micros, shown),
       (SELECT count(*) FROM locked) AS done
     WHERE calls.id = new.id`,
    values: [
      texts(rows.flatMap(({ shown, username }) => (shown ? username : []))),
      texts(column('id')),
      texts(column('conversation')),
      column('live'),
      column('holdsLine'),
      column('lookAt'),
      column('state'),
      column('priceMicros'),
      rows.map(({ shown }) => shown),
    ],
  });
}
