import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Erased, Person } from './store.ts';

/** How calls go with all that belongs to them; the caller sees to the transaction. */
export function removalStatements(database: DatabaseSync) {
  const select = (rest: string) =>
    database.prepare(`SELECT id, conversation FROM calls WHERE ${rest}`);
  const of = (column: string) => ({
    done: select(`${column} = ? AND live = 0 AND look_at IS NULL`),
    all: select(`${column} = ?`),
  });
  const [ofUser, ofContact] = [of('username'), of('contact_id')];
  const over = select('live = 0 AND placed_at < ? ORDER BY placed_at LIMIT ?');
  const dropCall = database.prepare('DELETE FROM calls WHERE id = ?');
  const dropNotes = database.prepare('DELETE FROM notes WHERE call_id = ?');
  const dropEvents = database.prepare('DELETE FROM events WHERE conversation = ?');
  const dropStray = database.prepare(
    `DELETE FROM events WHERE seq IN (
       SELECT seq FROM events WHERE received_at < ? AND NOT EXISTS (
         SELECT 1 FROM calls WHERE calls.conversation = events.conversation)
       ORDER BY received_at LIMIT ?)`,
  );

  function remove(calls: readonly Record<string, SQLOutputValue>[]): number {
    for (const { id, conversation } of calls) {
      if (typeof conversation === 'string') dropEvents.run(conversation);
      dropNotes.run(String(id));
      dropCall.run(String(id));
    }
    return calls.length;
  }

  return {
    forget: (before: number, limit: number) => {
      const calls = remove(over.all(before, limit));
      // As long as calls go, their events would only be in the way of looking for stray ones.
      if (calls === limit) return calls;
      return calls + Number(dropStray.run(before, limit).changes);
    },
    erase: (person: Person): Erased => {
      const [theirs, name] =
        'user' in person ? [ofUser, person.user] : [ofContact, person.contactId];
      return { gone: remove(theirs.done.all(name)), left: theirs.all.all(name).length };
    },
  };
}
