import type { ClientBase } from 'pg';
import { callIn } from './call-row.ts';
import { isShown } from './is-shown.ts';
import { plain } from './plain.ts';
import { keepEvents } from './postgres-story.ts';
import { claimTokens } from './postgres-tokens.ts';
import { replaceCalls, type Replacement } from './postgres-write.ts';
import type { CallChange, Heard, KeptEvent, StoredCall } from './store.ts';

export interface Told {
  readonly event: KeptEvent;
  readonly change: CallChange;
}

/**
 * Hears many events at the cost of one, in their order: what came of each. Its statements have names, by which a
 * connection knows them again: to plan them would take longer than to run them.
 */
export async function hearEvents(client: ClientBase, told: readonly Told[]): Promise<Heard[]> {
  const isReplay = await claimTokens(
    client,
    told.flatMap(({ event }) => event.token ?? []),
  );
  const events = told.flatMap(({ event }) => (isReplay(event.token) ? [] : event));
  const fresh = await keepEvents(client, events);
  const calls = await lockCallsOf(
    client,
    events.flatMap(({ id, conversation }) => (fresh.has(id) ? plain(conversation) : [])),
  );
  const replaced = new Map<string, Replacement>();

  function hear({ event, change }: Told): Heard {
    if (isReplay(event.token)) return 'replayed';
    if (!fresh.delete(event.id)) return 'repeat';
    const conversation = plain(event.conversation);
    const before = calls.get(conversation);
    if (!before) return 'call-unknown';
    const after = change(before);
    if (after !== before) {
      const shown = isShown({ before, after }) || replaced.get(after.id)?.shown === true;
      replaced.set(after.id, { call: after, shown });
      calls.set(conversation, after);
    }
    return { before, after };
  }

  const heard = told.map(hear);
  await replaceCalls(client, [...replaced.values()]);
  return heard;
}

/** The latest call of each conversation, which nobody else can change until the transaction is over. */
async function lockCallsOf(
  client: ClientBase,
  conversations: readonly string[],
): Promise<Map<string, StoredCall>> {
  if (conversations.length === 0) return new Map();
  const { rows } = await client.query<{ state: string }>({
    name: 'lock-calls',
    text: `SELECT state FROM calls WHERE conversation IS NOT NULL AND conversation = ANY($1)
     ORDER BY seq FOR UPDATE`,
    values: [conversations],
  });
  const calls = rows.flatMap((row) => callIn(row) ?? []);
  return new Map(calls.map((call) => [plain(call.claim?.conversation ?? ''), call]));
}
