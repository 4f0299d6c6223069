import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { startLiveHotline, type LiveHotline } from './live-hotline.ts';
import { startNginx } from './nginx.ts';

const root = join(import.meta.dirname, '..');

/** Hotline live, with nginx before it as docs/nginx.conf has it, and the emulator in the place of the platform. */
export interface LiveWhole {
  readonly hotline: LiveHotline;
  /** Where browsers and the platform reach it, by TLS. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startLiveWhole(
  nginxProgram: string,
  settings: Record<string, string> = {},
): Promise<LiveWhole> {
  const [https, http, own, platform] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const url = `https://localhost:${https}`;
  const platformUrl = `http://127.0.0.1:${platform}`;
  await using opened = new AsyncDisposableStack();
  const nginx = opened.adopt(
    await startNginx(nginxProgram, { https, http, hotline: own }),
    (each) => each.stop(),
  );
  const env = { VONAGE_API_URL: platformUrl, VONAGE_SOCKET_URL: platformUrl, ...settings };
  const hotline = await startLiveHotline({ publicUrl: url, port: own, env });
  opened.defer(async () => {
    await end(hotline.child);
    rmSync(hotline.folder, { recursive: true });
  });
  await said(hotline.child, hotline.output, 'Hotline is live');
  const certificate = join(hotline.folder, 'certificate.pem');
  writeFileSync(certificate, nginx.certificate);
  const emulator = spawn(process.execPath, [join(root, 'emulator/src/main.ts')], {
    env: {
      ...hotline.account,
      PATH: process.env.PATH,
      NODE_EXTRA_CA_CERTS: certificate,
      EMULATOR_PORT: String(platform),
      ANSWER_URL: `${url}/webhooks/answer`,
      ANSWER_METHOD: 'POST',
      EVENT_URL: `${url}/webhooks/event`,
    },
  });
  opened.defer(() => end(emulator));
  let printed = '';
  for (const stream of [emulator.stdout, emulator.stderr]) {
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  }
  await said(emulator, () => printed, 'listens');
  const all = opened.move();
  return { hotline, url, stop: () => all.disposeAsync() };
}

type Program = LiveHotline['child'];

/** Waits until a program has said these words. @throws Error with all that it said, when it ends before */
async function said(child: Program, output: () => string, words: string): Promise<void> {
  while (!output().includes(words)) {
    if (child.exitCode !== null) throw new Error(output());
    await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
  }
}

async function end(child: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
