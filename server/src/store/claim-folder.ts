import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';

/** Makes the folder if it is missing, and this process the only one on it. @throws StartError */
export function claimFolder(folder: string, pid: number): FolderLock {
  const path = resolve(folder);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return lockFolder(path, pid);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `Cannot keep events in ${path} (${errorCode(error)}). Choose another folder: DATA_DIR=`,
    );
  }
}
