import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import { createChangeFeed } from './change-feed.ts';
import { lockFolder } from './folder-lock.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { readCalls, writeCalls } from './sqlite-calls.ts';
import { emptyJournal, openSqliteDatabase } from './sqlite-database.ts';
import { leaseStatement } from './sqlite-lease.ts';
import { migrate } from './sqlite-migrations.ts';
import { overviewStatements } from './sqlite-overview.ts';
import { removalStatements } from './sqlite-removal.ts';
import type { Sql } from './sql.ts';
import { sqliteSql } from './sqlite-sql.ts';
import { storyStatements } from './sqlite-story.ts';
import { tokenStatements } from './sqlite-tokens.ts';
import type { CallChange, Erased, Heard, KeptEvent, Person, Store } from './store.ts';
import { tellChanges, type SilentStore } from './tell-changes.ts';

export interface SqliteOptions {
  /** Made when it is missing, for this user alone. */
  readonly folder: string;
  /** This process, as another one is told that finds the folder in use. */
  readonly pid: number;
}

/** Calls and events in one file, `hotline.db`. @throws StartError when the folder is in use or of no use */
export function openSqliteStore({ folder, pid }: SqliteOptions): Store {
  const path = resolve(folder);
  const opened = new DisposableStack();
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const lock = opened.adopt(lockFolder(path, pid), (each) => {
      each.release();
    });
    const database = opened.adopt(openSqliteDatabase(join(path, 'hotline.db')), (each) => {
      each.close();
    });
    migrate(database);
    opened.move();
    const feed = createChangeFeed();
    const silent = storeOver(database, () => {
      database.close();
      lock.release();
    });
    return { ...tellChanges(silent, feed.tell), onChange: feed.listen };
  } catch (error) {
    opened.dispose();
    if (error instanceof StartError) throw error;
    throw new StartError(
      `Cannot keep calls in ${path} (${reason(error)}). Choose another folder: DATA_DIR=`,
    );
  }
}

/**
 * Forgets a person in a file that a server may be using meanwhile.
 * @throws StartError when there is no such file, or it cannot be changed now
 */
export async function eraseInFile(folder: string, person: Person): Promise<Erased> {
  const file = join(resolve(folder), 'hotline.db');
  if (!existsSync(file))
    throw new StartError(`There are no calls in ${resolve(folder)}: DATA_DIR=`);
  const database = openSqliteDatabase(file);
  try {
    migrate(database);
    return await storeOver(database, () => undefined).erase(person);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`Could not forget everything in ${file} (${reason(error)}). Try again.`);
  } finally {
    database.close();
  }
}

function storeOver(database: DatabaseSync, close: () => void): SilentStore {
  const calls = readCalls(database);
  const { place, replace } = writeCalls(database);
  const story = storyStatements(database);
  const tokens = tokenStatements(database);
  const { write, writeFirst, flush } = groupCommit(database);

  function hear(event: KeptEvent, change: CallChange): Heard {
    if (!tokens.mayUse(event.token)) return 'replayed';
    if (!story.keep(event)) return 'repeat';
    return replace(calls.byConversation(event.conversation), change) ?? 'call-unknown';
  }

  return {
    ...readings(calls, story),
    ...overview(database),
    ...tokenWrites(tokens, { write, writeFirst }),
    ...smallTables(database, writeFirst),
    ...leases(database, writeFirst),
    ...removals(database, write),
    place: (call) => writeFirst(() => place(call)),
    update: (id, change) => writeFirst(() => replace(calls.find(id), change)),
    redeem: (id, name, change, token) =>
      writeFirst(() => {
        if (!tokens.mayUse(token)) return 'replayed';
        return replace(calls.find(id), (call) => change(call, story.events(name)));
      }),
    hear: (event, change) => write(() => hear(event, change)),
    note: (id, notes) =>
      write(() => {
        story.note(id, notes);
      }),
    close: () =>
      read(() => {
        flush();
        close();
      }),
  };
}

/** What is at hand at once, as a promise. */
const read = async <T>(look: () => T): Promise<T> => Promise.resolve(look());

function smallTables(database: DatabaseSync, write: GroupCommit['writeFirst']): Sql {
  const run = sqliteSql(database);
  return {
    rows: (text, ...values) => read(() => run({ text, values })),
    write: (...statements) => write(() => statements.map(run)),
  };
}

function leases(
  database: DatabaseSync,
  write: GroupCommit['writeFirst'],
): Pick<Store, 'lease' | 'ping'> {
  const { lease, touch } = leaseStatement(database);
  return { lease: (...asked) => write(() => lease(...asked)), ping: () => write(touch) };
}

function removals(
  database: DatabaseSync,
  write: GroupCommit['write'],
): Pick<Store, 'forget' | 'erase'> {
  const removal = removalStatements(database);
  return {
    forget: (before, limit) => write(() => removal.forget(before, limit)),
    erase: async (person) => {
      const gone = await write(() => removal.erase(person));
      emptyJournal(database);
      return gone;
    },
  };
}

type Reading =
  'find' | 'page' | 'live' | 'position' | 'changesAfter' | 'due' | 'notes' | 'events' | 'troubles';

function readings(
  calls: ReturnType<typeof readCalls>,
  story: ReturnType<typeof storyStatements>,
): Pick<Store, Reading> {
  return {
    find: (id) => read(() => calls.find(id)),
    page: (...asked) => read(() => calls.page(...asked)),
    live: (user) => read(() => calls.live(user)),
    position: (user) => read(() => calls.position(user)),
    changesAfter: (...asked) => read(() => calls.changesAfter(...asked)),
    due: (now, application) => read(() => calls.due(now, application)),
    notes: (id) => read(() => story.notes(id)),
    events: (conversation) => read(() => story.events(conversation)),
    troubles: (limit) => read(() => story.troubles(limit)),
  };
}

function overview(database: DatabaseSync): Pick<Store, 'pageOfAll' | 'spentSince'> {
  const { pageOfAll, spentSince } = overviewStatements(database);
  return {
    pageOfAll: (...asked) => read(() => pageOfAll(...asked)),
    spentSince: (at) => read(() => spentSince(at)),
  };
}

function tokenWrites(
  tokens: ReturnType<typeof tokenStatements>,
  { write, writeFirst }: Pick<GroupCommit, 'write' | 'writeFirst'>,
): Pick<Store, 'claim' | 'forgetTokens'> {
  return {
    claim: (use) => writeFirst(() => tokens.claim(use)),
    forgetTokens: (before, limit) => write(() => tokens.forget(before, limit)),
  };
}

function groupCommit(database: DatabaseSync): GroupCommit {
  const run = (sql: string) => () => {
    database.exec(sql);
  };
  return createGroupCommit({
    begin: run('BEGIN IMMEDIATE'),
    commit: run('COMMIT'),
    // A full disk makes SQLite undo the transaction by itself.
    rollback: () => {
      if (database.isTransaction) database.exec('ROLLBACK');
    },
  });
}

/** SQLite says more in its message than in its code. */
function reason(error: unknown): string {
  const code = errorCode(error);
  return code === 'ERR_SQLITE_ERROR' ? String(error).replace(/^Error: /, '') : code;
}
