import { createCallTable } from './call-table.ts';
import type { Change, Store, StoredCall } from './store.ts';

/** Calls in memory: gone with the process. Of those that are over, the last `keep` remain. */
export function createMemoryStore({ keep = 1000 }: { keep?: number } = {}): Store {
  const table = createCallTable(keep);

  function place(call: StoredCall): boolean {
    if (table.lineOf(call.user)) return false;
    table.write(call);
    return true;
  }

  function update(id: string, change: (call: StoredCall) => StoredCall): Change | undefined {
    const before = table.get(id);
    if (!before) return undefined;
    const after = change(before);
    if (after !== before) table.write(after);
    return { before, after };
  }

  function list(user: string, limit: number): StoredCall[] {
    const own = table.all().filter((call) => call.user === user);
    return own.reverse().slice(0, limit);
  }

  return {
    place: (call) => Promise.resolve(place(call)),
    find: (id) => Promise.resolve(table.get(id)),
    findByConversation: (name) => Promise.resolve(table.byConversation(name)),
    list: (user, limit) => Promise.resolve(list(user, limit)),
    update: (id, change) => Promise.resolve(update(id, change)),
  };
}
