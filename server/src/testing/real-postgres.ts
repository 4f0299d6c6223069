import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childrenOf, gone } from './processes.ts';

/** A PostgreSQL of one test's own, reached through a socket in its folder alone. */
export interface RealPostgres {
  /** A new, empty database's URL. */
  database(): Promise<string>;
  /** The rows that psql prints. */
  rows(url: string, sql: string): string[];
  readonly folder: string;
  /** Ends it at once, as `pg_ctl stop -m immediate` does. */
  halt(): Promise<void>;
  /** Kills its first process, which the others notice. */
  kill(): Promise<void>;
  /** Runs it again. */
  restart(): Promise<void>;
  /** All its processes stand still: connections stay open and say nothing. */
  hang(): void;
  goOn(): void;
  /** Ends it and removes it. */
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
  let server = await run();

  async function run(): Promise<ChildProcess> {
    const parameters = ['-D', data, '-k', folder, '-c', 'listen_addresses='];
    const child = spawn(join(programs, 'postgres'), parameters, {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await accepting(child);
    return child;
  }

  function family(): number[] {
    const { pid = 0 } = server;
    return [pid, ...childrenOf(pid)];
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const all = family();
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
    await gone(all);
  }

  function signalAll(signal: NodeJS.Signals): void {
    // Its first process first: then it starts no more.
    process.kill(server.pid ?? 0, signal);
    for (const pid of childrenOf(server.pid ?? 0)) process.kill(pid, signal);
  }

  const psql = (name: string, sql: string) =>
    execFileSync(
      join(programs, 'psql'),
      ['-h', folder, '-U', 'postgres', '-d', name, '-qAtc', sql],
      { ...options, encoding: 'utf8' },
    );

  let databases = 0;
  return {
    folder,
    database: () => {
      const name = `test${(databases += 1)}`;
      psql('postgres', `CREATE DATABASE ${name}`);
      return Promise.resolve(`postgresql://postgres@/${name}?host=${folder}`);
    },
    rows: (url, sql) => {
      const printed = psql(new URL(url.replace('@/', '@localhost/')).pathname.slice(1), sql);
      return printed.split('\n').filter((line) => line !== '');
    },
    halt: () => end('SIGQUIT'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      server = await run();
    },
    hang: () => {
      signalAll('SIGSTOP');
    },
    goOn: () => {
      signalAll('SIGCONT');
    },
    stop: async () => {
      await end('SIGINT');
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
