import { chmodSync, closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Opens a file of ours, which is for this user alone; it is made when it is missing. */
export function openSqliteDatabase(file: string): DatabaseSync {
  // Made beforehand, because SQLite would let others read it.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  // Somebody may look into it from outside; the timeout is the longest that we stand still for them.
  const database = new DatabaseSync(file, { timeout: 2000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  // What is deleted is overwritten: a person who is forgotten is gone from the file.
  database.exec('PRAGMA secure_delete = ON');
  // At most 16 MB of changes wait in the journal: to bring them into the file less often costs less.
  database.exec('PRAGMA wal_autocheckpoint = 4000');
  return database;
}

/**
 * Brings all that is committed into the file itself and empties the journal beside it, where deleted words would
 * otherwise stay. @throws Error when a reader of long standing is in the way; what was deleted is deleted all the same
 */
export function emptyJournal(database: DatabaseSync): void {
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
  if (busy !== 0) {
    throw new Error('The words are deleted, but hotline.db-wal still has them: try again.');
  }
}
