import { isLive } from '@hotline/protocol/call';
import { holdsTheLine } from './holds-the-line.ts';
import type { ChangedCall, StoredCall } from './store.ts';

export interface TableRow extends ChangedCall {
  /** Grows with every call placed. */
  readonly seq: number;
}

/** Calls in memory with their indexes; of those that are over, the last `keep` remain. */
export interface CallTable {
  get(id: string): StoredCall | undefined;
  byConversation(conversation: string): StoredCall | undefined;
  /** The call that holds the user's line. */
  lineOf(user: string): StoredCall | undefined;
  /** Oldest first. */
  all(): TableRow[];
  /** A change that is shown gets a new position. */
  write(call: StoredCall, shown: boolean): void;
  remove(call: StoredCall): void;
}

export function createCallTable(keep: number): CallTable {
  const rows = new Map<string, TableRow>();
  const conversations = new Map<string, string>();
  const lines = new Map<string, string>();
  const ended = new Set<string>();
  let [seq, position] = [0, 0];

  const get = (id = '') => rows.get(id)?.call;

  function remove({ id, user, claim }: StoredCall): void {
    if (claim) conversations.delete(claim.conversation);
    if (lines.get(user) === id) lines.delete(user);
    rows.delete(id);
    ended.delete(id);
  }

  function forgetOldest(): void {
    const [id] = ended;
    const oldest = get(id);
    if (oldest) remove(oldest);
  }

  function index(call: StoredCall): void {
    if (call.claim) conversations.set(call.claim.conversation, call.id);
    if (holdsTheLine(call)) lines.set(call.user, call.id);
    else if (lines.get(call.user) === call.id) lines.delete(call.user);
  }

  function write(call: StoredCall, shown: boolean): void {
    const row = rows.get(call.id) ?? { seq: (seq += 1), position };
    if (shown) position += 1;
    rows.set(call.id, { seq: row.seq, position: shown ? position : row.position, call });
    index(call);
    if (!isLive(call.call)) ended.add(call.id);
    if (ended.size > keep) forgetOldest();
  }

  return {
    get,
    byConversation: (conversation) => get(conversations.get(conversation)),
    lineOf: (user) => get(lines.get(user)),
    all: () => [...rows.values()],
    write,
    remove,
  };
}
