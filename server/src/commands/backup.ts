import { execFile } from 'node:child_process';
import { chmodSync, closeSync, existsSync, linkSync, openSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';

export interface BackupOptions {
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Where the copy goes; never one that is there. */
  readonly file: string;
}

/**
 * Copies all calls and events as they are at one moment, also while a server uses them. The file is there only when it
 * is whole. @throws StartError one line
 */
export async function backup({ databaseUrl, dataDir, file }: BackupOptions): Promise<void> {
  const target = resolve(file);
  if (existsSync(target)) throw new StartError(`${target} is there already; name another file.`);
  const partial = `${target}.partial`;
  try {
    // For this user alone, before a word is in it.
    closeSync(openSync(partial, 'wx', 0o600));
    chmodSync(partial, 0o600);
  } catch (error) {
    throw new StartError(`Cannot write ${partial} (${errorCode(error)}).`);
  }
  try {
    await (databaseUrl === undefined ? copyFile(dataDir, partial) : dump(databaseUrl, partial));
    // Unlike renaming, this overwrites nothing that has come meanwhile.
    linkSync(partial, target);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The backup to ${target} failed (${errorCode(error)}).`);
  } finally {
    rmSync(partial, { force: true });
  }
}

async function copyFile(dataDir: string, to: string): Promise<void> {
  const from = join(resolve(dataDir), 'hotline.db');
  if (!existsSync(from))
    throw new StartError(`There are no calls in ${resolve(dataDir)}: DATA_DIR=`);
  const database = new DatabaseSync(from, { readOnly: true, timeout: 5000 });
  try {
    // All at once: in steps, each change by the server would make it begin anew.
    await copyDatabase(database, to, { rate: 2 ** 31 - 1 });
  } finally {
    database.close();
  }
}

/** Between the user and the host of a database's URL. */
const passwordIn = /^([a-z]+:\/\/[^:@/?]*):([^@/?]*)@/;

/** The password goes by the environment: everybody sees the arguments of a process. */
async function dump(url: string, to: string): Promise<void> {
  const [, , password = ''] = passwordIn.exec(url) ?? [];
  const open = url.replace(passwordIn, '$1@');
  const env = password === '' ? {} : { PGPASSWORD: decodeURIComponent(password) };
  try {
    const asked = ['--format=custom', '--no-password', `--file=${to}`, `--dbname=${open}`];
    await promisify(execFile)('pg_dump', asked, {
      env: { PATH: '/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin', ...env },
    });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw new StartError(`pg_dump failed: ${lastLine(error)}`);
    throw new StartError('A backup of PostgreSQL needs its pg_dump, which is not installed here.');
  }
}

function lastLine(error: unknown): string {
  return String(error).trim().split('\n').at(-1) ?? '';
}
