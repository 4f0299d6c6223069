import { isLive } from '@hotline/protocol/call';
import { holdsTheLine } from './holds-the-line.ts';
import type { StoredCall } from './store.ts';

/** Calls in memory with their indexes; of those that are over, the last `keep` remain. */
export interface CallTable {
  get(id: string): StoredCall | undefined;
  byConversation(conversation: string): StoredCall | undefined;
  /** The call that holds the user's line. */
  lineOf(user: string): StoredCall | undefined;
  /** Oldest first. */
  all(): StoredCall[];
  write(call: StoredCall): void;
}

export function createCallTable(keep: number): CallTable {
  const calls = new Map<string, StoredCall>();
  const conversations = new Map<string, string>();
  const lines = new Map<string, string>();
  const ended = new Set<string>();

  const get = (id = '') => calls.get(id);

  function forgetOldest(): void {
    const [id = ''] = ended;
    conversations.delete(get(id)?.claim?.conversation ?? '');
    calls.delete(id);
    ended.delete(id);
  }

  function write(call: StoredCall): void {
    calls.set(call.id, call);
    if (call.claim) conversations.set(call.claim.conversation, call.id);
    if (holdsTheLine(call)) lines.set(call.user, call.id);
    else if (lines.get(call.user) === call.id) lines.delete(call.user);
    if (!isLive(call.call)) ended.add(call.id);
    if (ended.size > keep) forgetOldest();
  }

  return {
    get,
    byConversation: (conversation) => get(conversations.get(conversation)),
    lineOf: (user) => get(lines.get(user)),
    all: () => [...calls.values()],
    write,
  };
}
