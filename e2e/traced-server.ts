import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { signFor } from './sign-for.ts';
import { programEnv } from './program-env.ts';

const root = join(import.meta.dirname, '..');

/** Whether strace is here and may trace: some containers forbid it. */
export const canTrace = spawnSync('strace', ['-f', 'true']).status === 0;

/** A server alone, under strace. */
export interface TracedServer {
  readonly url: string;
  readonly sign: WebhookSigner;
  /** Kills it, and waits for its end. */
  kill(): Promise<void>;
}

/** Runs a server that keeps its calls in the folder, with these options of strace. */
export async function startTraced(
  folder: string,
  options: readonly string[],
  env: Record<string, string> = {},
): Promise<TracedServer> {
  const data = join(folder, '.hotline');
  const main = join(root, 'server/src/main.ts');
  const child = spawn('strace', ['-f', '-qq', ...options, process.execPath, main], {
    cwd: folder,
    env: {
      ...{ ...programEnv, PORT: '0', DATA_DIR: data, LOG_LEVEL: 'silent', ...env },
      // What it writes is counted.
      NODE_DISABLE_COMPILE_CACHE: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const said = /Hotline's server: (\S+)/.exec(printed)?.[1];
        if (said !== undefined) resolve(said);
      });
    }
    child.once('exit', () => {
      reject(new Error(printed));
    });
  });
  return {
    url,
    sign: signFor(data),
    kill: async () => {
      // strace ends with the process that it traces.
      process.kill(Number(readFileSync(join(data, 'hotline.pid'), 'utf8')), 'SIGKILL');
      await exited;
    },
  };
}
