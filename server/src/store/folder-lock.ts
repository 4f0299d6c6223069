import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';
import { isBusy } from './is-busy.ts';

export interface FolderLock {
  release(): void;
}

/**
 * Makes this process the only one on the folder. What locks is an open transaction on an empty SQLite file: the
 * system lets go of it when the process ends, however it ends. The file with the process id only tells who it is.
 * @throws StartError that names the holder
 */
export function lockFolder(folder: string, pid: number): FolderLock {
  const lock = new DatabaseSync(join(folder, 'hotline.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new StartError(inUse(folder)) : error;
  }
  writeFileSync(pidFile(folder), `${pid}\n`, { mode: 0o600 });
  return {
    release: () => {
      lock.close();
    },
  };
}

function inUse(folder: string): string {
  return (
    `Another Hotline (process ${holder(folder)}) keeps its calls in ${folder}. ` +
    'Stop it, or choose another folder: DATA_DIR='
  );
}

function holder(folder: string): string {
  try {
    return readFileSync(pidFile(folder), 'utf8').trim();
  } catch {
    // It has won the lock a moment ago and not signed yet.
    return 'unknown';
  }
}

function pidFile(folder: string): string {
  return join(folder, 'hotline.pid');
}
