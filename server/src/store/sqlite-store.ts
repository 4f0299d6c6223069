import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import { lockFolder } from './folder-lock.ts';
import { createGroupCommit } from './group-commit.ts';
import { migrate } from './sqlite-migrations.ts';
import { prepareStatements } from './sqlite-statements.ts';
import type { Store } from './store.ts';

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
    const database = opened.adopt(openDatabase(join(path, 'hotline.db')), (each) => {
      each.close();
    });
    migrate(database);
    opened.move();
    return storeOver(database, () => {
      database.close();
      lock.release();
    });
  } catch (error) {
    opened.dispose();
    if (error instanceof StartError) throw error;
    throw new StartError(
      `Cannot keep calls in ${path} (${reason(error)}). Choose another folder: DATA_DIR=`,
    );
  }
}

function openDatabase(file: string): DatabaseSync {
  // Made beforehand, because SQLite would let others read it.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  // Somebody may look into it from outside; the timeout is the longest that we stand still for them.
  const database = new DatabaseSync(file, { timeout: 2000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return database;
}

function storeOver(database: DatabaseSync, close: () => void): Store {
  const { select, eventsOf, place, replace, hear } = prepareStatements(database);
  const run = (sql: string) => () => {
    database.exec(sql);
  };
  const { write, flush } = createGroupCommit({
    begin: run('BEGIN IMMEDIATE'),
    commit: run('COMMIT'),
    // A full disk makes SQLite undo the transaction by itself.
    rollback: () => {
      if (database.isTransaction) database.exec('ROLLBACK');
    },
  });
  const read = async <T>(look: () => T): Promise<T> => Promise.resolve(look());

  return {
    place: (call) => write(() => place(call)),
    find: (id) => read(() => select.byId(id)),
    findByConversation: (name) => read(() => select.byConversation(name)),
    list: (user, limit) => read(() => select.log(user, limit)),
    live: () => read(select.live),
    update: (id, change) => write(() => replace(select.byId(id), change)),
    redeem: (id, conversation, change) =>
      write(() => replace(select.byId(id), (call) => change(call, eventsOf(conversation)))),
    hear: (event, change) => write(() => hear(event, change)),
    close: () =>
      read(() => {
        flush();
        close();
      }),
  };
}

/** SQLite says more in its message than in its code. */
function reason(error: unknown): string {
  const code = errorCode(error);
  return code === 'ERR_SQLITE_ERROR' ? String(error).replace(/^Error: /, '') : code;
}
