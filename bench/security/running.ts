import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoApplication } from '@hotline/server/demo-application';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { askEmulator, newFolder, ready, spawnStartIn } from '../../e2e/hotline.ts';
import { lookInto } from '../../e2e/look-into.ts';
import { createSend, type Reply, type Send } from './send.ts';

/** The whole program as `npm start` runs it: the server and the emulator. Nothing of it remains when it is disposed of. */
export interface Running extends AsyncDisposable {
  readonly url: string;
  readonly emulatorUrl: string;
  readonly folder: string;
  readonly application: ReturnType<typeof demoApplication>;
  /** As its platform signs. */
  readonly sign: WebhookSigner;
  readonly send: Send;
  /** All that it has printed. */
  readonly output: () => string;
  /** The cookie of a new session. */
  readonly signIn: (user: string) => Promise<string>;
  /** The id of a new call. */
  readonly place: (cookie: string, contactId?: string) => Promise<string>;
  /** The platform asks what to do with what was dialled, in a POST. */
  readonly ask: (question: object) => Promise<Reply>;
  /** The platform tells something. */
  readonly tell: (event: object) => Promise<Reply>;
  readonly emulator: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** The only number that a query finds in its database. */
  readonly count: (sql: string) => number;
}

export interface RunningOptions {
  readonly contacts?: readonly object[];
  readonly env?: Record<string, string>;
}

/** So many calls a test places on behalf of one person. */
const unlimited = { CALLS_PER_MINUTE: '1000', CALLS_PER_DAY: '10000' };

export async function startRunning(options: RunningOptions = {}): Promise<Running> {
  const folder = newFolder();
  if (options.contacts) {
    writeFileSync(join(folder, 'contacts.json'), JSON.stringify(options.contacts));
  }
  const started = spawnStartIn(folder, { ...unlimited, ...options.env });
  const [url, emulatorUrl] = await ready(started).catch((error: unknown) => {
    rmSync(folder, { recursive: true });
    throw error;
  });
  return {
    ...{ url, emulatorUrl, folder, output: started.output, sign: started.sign },
    ...byProgram(url, started.sign),
    application: demoApplication(join(folder, '.hotline')),
    emulator: (method, path, body) => askEmulator(emulatorUrl, method, path, body),
    count: (sql) => Number(lookInto({ folder }, sql)[0]),
    [Symbol.asyncDispose]: async () => {
      const { child } = started;
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true });
    },
  };
}

/** What pages and the platform ask of a server. */
export function byProgram(url: string, sign: WebhookSigner) {
  const send = createSend(url);
  const signed = (path: string, payload: object) => {
    const body = JSON.stringify(payload);
    return send({ path, body, headers: { authorization: sign(body) } });
  };
  return {
    send,
    ask: (question: object) => signed('/webhooks/answer', question),
    tell: (event: object) => signed('/webhooks/event', event),
    signIn: async (user: string) => {
      const reply = await send({ path: '/api/session', body: JSON.stringify({ username: user }) });
      return reply.headers['set-cookie']?.map((cookie) => cookie.split(';')[0]).join('; ') ?? '';
    },
    place: async (cookie: string, contactId = 'bob') => {
      const body = JSON.stringify({ contactId });
      const { status, text } = await send({ path: '/api/calls', headers: { cookie }, body });
      if (status !== 201) throw new Error(`No call was placed: ${status} ${text}`);
      return (JSON.parse(text) as { id: string }).id;
    },
  };
}
