import { isLive } from '@hotline/protocol/call';
import { microsOf } from '../calls/price.ts';
import { createCallTable, type CallTable, type TableRow } from './call-table.ts';
import { createChangeFeed } from './change-feed.ts';
import { isShown } from './is-shown.ts';
import { createMemoryLeases } from './memory-leases.ts';
import { createMemorySql } from './memory-sql.ts';
import { createMemoryTokens } from './memory-tokens.ts';
import { cursorAt, placeAt } from './page-cursor.ts';
import { createStoryTable, type StoryTable } from './story-table.ts';
import { tellChanges, type SilentStore } from './tell-changes.ts';
import type {
  CallChange,
  Change,
  ChangedCall,
  Erased,
  Heard,
  KeptEvent,
  KeptTrouble,
  PageFrom,
  Person,
  RedeemedCall,
  Store,
  StoredCall,
  StoredPage,
} from './store.ts';

/** For tests: gone with the process. Of the calls that are over, the last `keep` remain; events all do. */
export function createMemoryStore({ keep = 1000 }: { keep?: number } = {}): Store {
  const feed = createChangeFeed();
  const tables = { calls: createCallTable(keep), story: createStoryTable() };
  return { ...tellChanges(silentStore(tables), feed.tell), onChange: feed.listen };
}

interface Tables {
  readonly calls: CallTable;
  readonly story: StoryTable;
}

function silentStore(tables: Tables): SilentStore {
  const { calls, story } = tables;
  const lease = createMemoryLeases();
  const tokens = createMemoryTokens();
  const soon = async <T>(work: () => T): Promise<T> => Promise.resolve(work());

  return {
    ...createMemorySql(),
    place: (call) => soon(() => place(calls, call)),
    find: (id) => soon(() => calls.get(id)),
    page: (user, limit, from) => soon(() => page(calls, user, limit, from)),
    pageOfAll: (limit, before) => soon(() => pageOf(calls.all(), limit, before)),
    spentSince: (at) => soon(() => spentSince(calls, at)),
    live: (user) => soon(() => live(calls, user)),
    position: (user) => soon(() => changesAfter(calls, user, 0).at(-1)?.position ?? 0),
    changesAfter: (user, position, limit) =>
      soon(() => changesAfter(calls, user, position).slice(0, limit)),
    due: (now, application) => soon(() => due(calls, now, application)),
    update: (id, change) => soon(() => replace(calls, calls.get(id), change)),
    redeem: (id, name, change, token) =>
      soon(() => tokens.claimWith(token, () => redeem(tables, id, name, change))),
    hear: ({ token, ...event }, change) =>
      soon(() => tokens.claimWith(token, () => hear(tables, event, change))),
    claim: (use) => soon(() => tokens.claim(use)),
    note: (id, notes) =>
      soon(() => {
        if (calls.get(id)) story.note(id, notes);
      }),
    notes: (id) => soon(() => story.notes(id)),
    events: (conversation) => soon(() => story.events(conversation)),
    troubles: (limit) => soon(() => troubles(tables, limit)),
    lease: (...asked) => soon(() => lease(...asked)),
    forget: (before, limit) => soon(() => forget(tables, before, limit)),
    forgetTokens: (before, limit) => soon(() => tokens.forget(before, limit)),
    erase: (person) => soon(() => erase(tables, person)),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function place(calls: CallTable, call: StoredCall): boolean {
  if (calls.lineOf(call.user)) return false;
  calls.write(call, true);
  return true;
}

function replace(
  calls: CallTable,
  before: StoredCall | undefined,
  make: CallChange,
): Change | undefined {
  if (!before) return undefined;
  const change = { before, after: make(before) };
  if (change.after !== before) calls.write(change.after, isShown(change));
  return change;
}

function redeem(
  { calls, story }: Tables,
  id: string,
  conversation: string,
  change: RedeemedCall,
): Change | undefined {
  return replace(calls, calls.get(id), (call) => change(call, story.events(conversation)));
}

function hear({ calls, story }: Tables, event: KeptEvent, change: CallChange): Heard {
  if (story.heard(event.id)) return 'repeat';
  const changed = replace(calls, calls.byConversation(event.conversation), change);
  story.keep(event);
  return changed ?? 'call-unknown';
}

function page(calls: CallTable, user: string, limit: number, asked: PageFrom = {}): StoredPage {
  const { before, contactId } = asked;
  const theirs = calls
    .all()
    .filter(({ call }) => call.user === user)
    .filter(({ call }) => contactId === undefined || call.contactId === contactId);
  return pageOf(theirs, limit, before);
}

function pageOf(calls: readonly TableRow[], limit: number, before?: string): StoredPage {
  const from = placeAt(before);
  const rows = calls
    .map(({ seq, call }) => ({ seq, call, placedAt: call.placedAt }))
    .filter((row) => from !== undefined && newestFirst(from, row) < 0)
    .sort(newestFirst);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { calls: shown.map(({ call }) => call), ...(last && { next: cursorAt(last) }) };
}

function spentSince(calls: CallTable, at: number): number {
  const prices = calls.all().filter(({ call }) => call.placedAt >= at);
  return prices.reduce((sum, { call }) => sum + (microsOf(call.price) ?? 0), 0);
}

interface Placed {
  readonly placedAt: number;
  readonly seq: number;
}

function newestFirst(a: Placed, b: Placed): number {
  return b.placedAt - a.placedAt || b.seq - a.seq;
}

function changesAfter(calls: CallTable, user: string, after: number): ChangedCall[] {
  return calls
    .all()
    .filter(({ call, position }) => call.user === user && position > after)
    .sort((a, b) => a.position - b.position)
    .map(({ position, call }) => ({ position, call }));
}

function live(calls: CallTable, user: string): ChangedCall[] {
  return changesAfter(calls, user, 0).filter(({ call }) => isLive(call.call));
}

function due(calls: CallTable, now: number, application?: string): StoredCall | undefined {
  return calls
    .all()
    .map(({ call }) => call)
    .filter((call) => application === undefined || call.application === application)
    .filter(({ lookAt = Infinity }) => lookAt <= now)
    .sort((a, b) => (a.lookAt ?? 0) - (b.lookAt ?? 0))[0];
}

function troubles({ calls, story }: Tables, limit: number): KeptTrouble[] {
  const newest = story.all().filter(({ trouble }) => trouble);
  return newest
    .reverse()
    .slice(0, limit)
    .map((event) => {
      const { id, user } = calls.byConversation(event.conversation) ?? {};
      return id === undefined || user === undefined ? event : { ...event, call: { id, user } };
    });
}

function remove({ calls, story }: Tables, gone: readonly StoredCall[]): number {
  for (const call of gone) {
    story.forget(call);
    calls.remove(call);
  }
  return gone.length;
}

function forget(tables: Tables, before: number, limit: number): number {
  const { calls, story } = tables;
  const over = calls
    .all()
    .map(({ call }) => call)
    .filter(({ call, placedAt }) => !isLive(call) && placedAt < before);
  const gone = remove(tables, over.slice(0, limit));
  const events = story
    .all()
    .filter((event) => event.receivedAt < before && !calls.byConversation(event.conversation))
    .slice(0, limit);
  for (const event of events) story.drop(event);
  return gone + events.length;
}

function erase(tables: Tables, person: Person): Erased {
  const isTheirs = (call: StoredCall) =>
    'user' in person ? call.user === person.user : call.contactId === person.contactId;
  const isDone = ({ call, lookAt }: StoredCall) => !isLive(call) && lookAt === undefined;
  const all = tables.calls.all().map(({ call }) => call);
  const theirs = all.filter(isTheirs);
  const gone = remove(tables, theirs.filter(isDone));
  return { gone, left: theirs.length - gone };
}
