import { isLive } from '@hotline/protocol/call';
import { createCallTable } from './call-table.ts';
import type { CallChange, Change, Heard, KeptEvent, Store, StoredCall } from './store.ts';

/** For tests: gone with the process. Of the calls that are over, the last `keep` remain; events all do. */
export function createMemoryStore({ keep = 1000 }: { keep?: number } = {}): Store {
  const table = createCallTable(keep);
  const heard = new Set<string>();
  const events = new Map<string, KeptEvent[]>();

  function place(call: StoredCall): boolean {
    if (table.lineOf(call.user)) return false;
    table.write(call);
    return true;
  }

  function replace(before: StoredCall | undefined, change: CallChange): Change | undefined {
    if (!before) return undefined;
    const after = change(before);
    if (after !== before) table.write(after);
    return { before, after };
  }

  function hear(event: KeptEvent, change: CallChange): Heard {
    const { id, conversation } = event;
    if (heard.has(id)) return 'repeat';
    const changed = replace(table.byConversation(conversation), change);
    heard.add(id);
    events.set(conversation, [...(events.get(conversation) ?? []), event]);
    return changed ?? 'call-unknown';
  }

  return {
    place: (call) => Promise.resolve(place(call)),
    find: (id) => Promise.resolve(table.get(id)),
    findByConversation: (name) => Promise.resolve(table.byConversation(name)),
    list: (user, limit) => Promise.resolve(newest(table.all(), user, limit)),
    live: () => Promise.resolve(table.all().filter(({ call }) => isLive(call))),
    update: (id, change) => Promise.resolve(replace(table.get(id), change)),
    redeem: (id, conversation, change) =>
      Promise.resolve(
        replace(table.get(id), (call) => change(call, events.get(conversation) ?? [])),
      ),
    hear: (event, change) => Promise.resolve(hear(event, change)),
    close: () => Promise.resolve(),
  };
}

function newest(calls: readonly StoredCall[], user: string, limit: number): StoredCall[] {
  const own = calls.filter((call) => call.user === user);
  return own.reverse().slice(0, limit);
}
