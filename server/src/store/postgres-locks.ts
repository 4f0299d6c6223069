import type { ClientBase } from 'pg';
import { plain } from './plain.ts';

/**
 * Locks, until the transaction is over, that keep apart who touches the same conversation or user, also where there is
 * no row yet. Everybody takes them in this order, and each kind sorted, so that no two wait for each other:
 * conversations, calls by age, users.
 */
const lockKinds = { conversation: 0, user: 1 } as const;

/** A `WITH` clause that takes the locks of a `text[]` parameter; it is done when `count(*)` of it is known. */
export function locked(kind: keyof typeof lockKinds, parameter: string): string {
  return `locked AS MATERIALIZED (
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended(name, ${lockKinds[kind]}) AS key
      FROM unnest(${parameter}::text[]) AS name ORDER BY key) AS keys)`;
}

/** Lets one transaction at a time touch these conversations, so that an event and its call never miss each other. */
export async function lockConversations(
  client: ClientBase,
  conversations: readonly string[],
): Promise<void> {
  await client.query(`WITH ${locked('conversation', '$1')} SELECT count(*) FROM locked`, [
    conversations.map(plain),
  ]);
}
