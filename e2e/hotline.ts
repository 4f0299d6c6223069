import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { programEnv } from './program-env.ts';
import { signFor } from './sign-for.ts';

const root = join(import.meta.dirname, '..');

/** The whole of Hotline, started as `npm start` starts it, on free ports, in a folder of its own. */
export interface Hotline {
  readonly url: string;
  readonly emulatorUrl: string;
  /** The folder whose contacts.json it reads. */
  readonly folder: string;
  /** Calls one of the emulator's own routes and gives its JSON. */
  emulator(method: string, path: string, body?: unknown): Promise<unknown>;
  writeContacts(contacts: unknown): void;
  /** Everything it has printed. */
  readonly output: () => string;
  stop(): Promise<void>;
}

/** A start that is under way, or that ended. */
export interface Started {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly output: () => string;
  /** Signs as its platform does, once it is ready. */
  readonly sign: WebhookSigner;
}

/** A folder with a copy of the project's contacts.json. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-'));
  cpSync(join(root, 'contacts.json'), join(folder, 'contacts.json'));
  return folder;
}

export function spawnStart(env: Record<string, string> = {}): Started {
  return spawnStartIn(newFolder(), env);
}

/** Runs start.ts in a folder. */
export function spawnStartIn(folder: string, env: Record<string, string> = {}): Started {
  let printed = '';
  const child = spawn(process.execPath, [join(root, 'start.ts')], {
    cwd: folder,
    env: { ...programEnv, PORT: '0', EMULATOR_PORT: '0', ...env },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  }
  const sign = signFor(join(folder, env.DATA_DIR ?? '.hotline'));
  return { child, folder, output: () => printed, sign };
}

export async function startHotline(env: Record<string, string> = {}): Promise<Hotline> {
  const started = spawnStart(env);
  const { child, folder } = started;
  const [url, emulatorUrl] = await ready(started);
  return {
    url,
    emulatorUrl,
    folder,
    output: started.output,
    emulator: (method, path, body) => askEmulator(emulatorUrl, method, path, body),
    writeContacts: (contacts) => {
      writeFileSync(join(folder, 'contacts.json'), JSON.stringify(contacts));
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true });
    },
  };
}

/** The URLs in the line it prints when it is ready. */
export async function ready({ child, output }: Started): Promise<readonly [string, string]> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const [url, phones] = output().match(/http:\/\/[\w.:]+/g) ?? [];
      if (url !== undefined && phones !== undefined) resolve([url, phones]);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      reject(new Error(`start.ts ended with ${code ?? 'a signal'}: ${output()}`));
    });
  });
}

export async function askEmulator(url: string, method: string, path: string, body: unknown) {
  const response = await fetch(`${url}/emulator/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as unknown;
}
