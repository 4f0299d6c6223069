import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL of one test's own, reached through a socket in its folder alone. */
export interface RealPostgres {
  /** A new, empty database's URL. */
  database(): Promise<string>;
  readonly folder: string;
  stop(): Promise<void>;
}

/** Where PostgreSQL's programs are, the newest first; undefined when there are none. */
export const postgresPrograms = globSync('/usr/lib/postgresql/*/bin')
  .toSorted()
  .findLast((folder) => existsSync(join(folder, 'initdb')));

/** PostgreSQL refuses to run as root: then it runs as its own user. */
function runAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(programs: string): Promise<RealPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = runAs();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { LC_ALL: 'C', PATH: process.env.PATH } };
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), init, { ...options, stdio: 'pipe' });
  const run = ['-D', data, '-k', folder, '-c', 'listen_addresses='];
  const server = spawn(join(programs, 'postgres'), run, {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await accepting(server);

  let databases = 0;
  const url = (name: string) => `postgresql://postgres@/${name}?host=${folder}`;
  return {
    folder,
    database: () => {
      const name = `test${(databases += 1)}`;
      const ask = ['-h', folder, '-U', 'postgres', '-qc', `CREATE DATABASE ${name}`];
      execFileSync(join(programs, 'psql'), ask, options);
      return Promise.resolve(url(name));
    },
    stop: async () => {
      const exited = once(server, 'exit');
      server.kill('SIGINT');
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

async function accepting(server: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => {
      reject(new Error(said));
    });
  });
}
