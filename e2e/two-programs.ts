import { spawn, type ChildProcess } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoApplication } from '@hotline/server/demo-application';
import { freePort } from './free-port.ts';
import { askEmulator, type Hotline } from './hotline.ts';
import { programEnv } from './program-env.ts';

const root = join(import.meta.dirname, '..');

/** The server and the emulator, each in a process of its own: so that the one outlives the other. */
export interface TwoPrograms extends Pick<Hotline, 'url' | 'emulatorUrl' | 'emulator'> {
  /** Ends the server as a crash does. */
  killServer(): Promise<void>;
  /** Starts it again, over the same folder and at the same address. */
  startServer(): Promise<void>;
  close(): Promise<void>;
}

/** `env` is the server’s. */
export async function startTwoPrograms(env: Record<string, string>): Promise<TwoPrograms> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-two-'));
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const emulator = start('emulator', { EMULATOR_PORT: '0', ...account(folder, url) });
  const emulatorUrl = await emulator.url;
  const serverEnv = {
    PORT: port,
    DATA_DIR: folder,
    EMULATOR_PORT: new URL(emulatorUrl).port,
    LOG_LEVEL: 'warn',
    ...env,
  };
  let server = start('server', serverEnv);
  await server.url;
  return {
    url,
    emulatorUrl,
    emulator: (method, path, body) => askEmulator(emulatorUrl, method, path, body),
    killServer: () => end(server.child, 'SIGKILL'),
    startServer: async () => {
      server = start('server', serverEnv);
      await server.url;
    },
    close: async () => {
      await Promise.all([server, emulator].map(({ child }) => end(child, 'SIGTERM')));
      rmSync(folder, { recursive: true });
    },
  };
}

/** What the emulator has to know of the server's application. */
function account(folder: string, url: string): Record<string, string> {
  const { id, privateKey, apiKey, signatureSecrets } = demoApplication(folder);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
  return {
    VONAGE_APPLICATION_ID: id,
    VONAGE_APPLICATION_PUBLIC_KEY: String(publicKey),
    VONAGE_NUMBER: '447700900000',
    VONAGE_API_KEY: apiKey,
    VONAGE_SIGNATURE_SECRET: signatureSecrets[0] ?? '',
    ANSWER_URL: `${url}/webhooks/answer`,
    EVENT_URL: `${url}/webhooks/event`,
  };
}

/** Runs a program's main.ts; its URL is known when it is ready. */
function start(program: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, program, 'src/main.ts')], {
    cwd: tmpdir(),
    env: { ...programEnv, ...env },
  });
  let printed = '';
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const [found] = /http:\/\/[\d.:]+/.exec(printed) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', () => {
      reject(new Error(`${program}: ${printed}`));
    });
  });
  return { child, url };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
