import { randomBytes } from 'node:crypto';
import { createApp } from './app.ts';
import { afterKept } from './calls/after-event.ts';
import { systemClock as clock } from './clock.ts';
import type { Config } from './config.ts';
import { openContactBook, type ContactBook } from './contacts/contact-book.ts';
import { listen } from './listen.ts';
import { liveWarnings } from './live/live-warnings.ts';
import { refuseUnsafe, refuseWithoutUsers } from './live/refuse-unsafe.ts';
import { createLog } from './log.ts';
import { readClientBuild } from './pages/client-build.ts';
import { applicationKey } from './session/client-token.ts';
import { deriveByScrypt } from './sign-in/passphrase-hash.ts';
import { startChores } from './start-chores.ts';
import { stopServer } from './stop-server.ts';
import { openGuardedStore } from './store/open-guarded-store.ts';
import type { CallChange, KeptEvent } from './store/store.ts';
import { webhookAccount } from './webhooks/signature/webhook-account.ts';
import { wire } from './wire.ts';

export interface RunningServer {
  readonly url: string;
  readonly contacts: Pick<ContactBook, 'list' | 'onChange'>;
  /** Ends every stream, watch and socket within 2 s, and gives the store back. */
  readonly stop: () => Promise<void>;
}

/** What a test holds still. */
const outsideWorld = { clock, random: randomBytes, deriveKey: deriveByScrypt, fetch };

/** Starts the whole server. @throws StartError one line that says what to do. */
export async function startServer(config: Config): Promise<RunningServer> {
  refuseUnsafe(config);
  const { contactsPath: path, numberRules: rules } = config;
  const { id, privateKey } = config.application;
  const application = { id, key: applicationKey(privateKey) };
  const account = webhookAccount(config.application);
  const log = createLog(config.log);
  const closing = new AbortController();
  const client = readClientBuild(config.clientDir);
  const opened = new AsyncDisposableStack();
  try {
    const contacts = opened.adopt(await openContactBook({ path, rules, clock, log }), (book) => {
      book.close();
    });
    const guarded = await openGuardedStore({ ...config, changeOf, clock, log });
    opened.defer(() => guarded.store.close());
    if (config.mode === 'live') await refuseWithoutUsers(guarded.store);
    // Only a server that listens knows the port that the platform is to be told.
    const { server, port } = await listen(config.host, config.port);
    const url = urlOf(config.host, port);
    const publicUrl = config.publicUrl ?? url;
    const outside = { ...guarded, ...outsideWorld, log, closing: closing.signal };
    const wired = wire({ config, application, account, publicUrl, contacts, client, ...outside });
    server.on('request', createApp(wired));
    startChores({ ...outside, config, application, callLog: wired.callLog });
    log.info({ code: 'listening', url, publicUrl });
    for (const code of liveWarnings(config)) log.warn({ code });
    return {
      url,
      contacts,
      stop: async () => {
        closing.abort();
        await stopServer(server, clock);
        await opened.disposeAsync();
      },
    };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** What an event that waited on the disk does to its call. */
function changeOf(event: KeptEvent): CallChange {
  return (call) => afterKept(call, event);
}
