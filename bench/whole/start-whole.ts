import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { demoApplication } from '@hotline/server/demo-application';
import { webhookSigner } from '@hotline/server/testing/webhook-signer';
import { signFor } from '../../e2e/sign-for.ts';
import type { Asked } from './ask.ts';

/** How a server fares, after its garbage is collected. */
export interface Health {
  /** Bytes. */
  readonly rss: number;
  readonly heap: number;
  readonly timers: number;
  readonly sockets: number;
  /** By how much its event loop was late, p99 since it was asked before, milliseconds. */
  readonly delayMs: number;
}

/** When it is disposed of, it is stopped and nothing of it remains. */
export interface WholeServer extends Asked, AsyncDisposable {
  /** Where its calls are, unless in a PostgreSQL. */
  readonly folder: string;
  health(): Promise<Health>;
}

/**
 * Starts a server that keeps its calls in a folder of its own, or in the PostgreSQL it is given, and Bob for all users.
 * Its voice application is one of its own, unless it is given one, by which it is then signed for.
 */
export async function startWhole(
  users: readonly string[],
  databaseUrl?: string,
  application?: ReturnType<typeof demoApplication>,
): Promise<WholeServer> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const contacts = [{ name: 'Bob', number: '+447700900001', users }];
  writeFileSync(join(folder, 'contacts.json'), JSON.stringify(contacts));
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    cwd: folder,
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    env: {
      // Nobody else calls as often.
      CALLS_PER_MINUTE: '9999',
      CALLS_PER_DAY: '9999',
      PATH: process.env.PATH,
      PORT: '0',
      // Nobody is there: no call is looked up while it is measured.
      EMULATOR_PORT: '9',
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...(application && { APPLICATION: JSON.stringify(application) }),
    },
    // To a file, as under a process manager: a log that goes nowhere would cost nothing.
    stdio: ['ignore', openSync(join(folder, 'log'), 'w'), 'inherit', 'ipc'],
  });
  const url = await urlOf(child, folder);
  return {
    url,
    sign: application ? webhookSigner(application) : signFor(join(folder, '.hotline')),
    folder,
    health: async () => {
      child.send('health');
      const [health] = (await once(child, 'message')) as [Health];
      return health;
    },
    [Symbol.asyncDispose]: async () => {
      child.send('stop');
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

/** @throws Error when it ends before it is ready; why, it has said itself */
async function urlOf(child: ChildProcess, folder: string): Promise<string> {
  const never = new AbortController();
  const { signal } = never;
  const first = await Promise.race([
    once(child, 'message', { signal }) as Promise<[string]>,
    once(child, 'exit', { signal }).then(() => undefined),
  ]);
  never.abort();
  if (first) return first[0];
  rmSync(folder, { recursive: true });
  throw new Error('The server could not start.');
}
