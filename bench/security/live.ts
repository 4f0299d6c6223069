import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@hotline/server/clock';
import { openSqliteStore } from '@hotline/server/store/sqlite-store';
import { createSetupLinks } from '@hotline/server/users/setup-links';
import { createUserRegister } from '@hotline/server/users/user-register';
import { newFolder, spawnStartIn, type Started } from '../../e2e/hotline.ts';
import { createSend, type Reply, type Send } from './send.ts';

const host = 'hotline.example';

/** A live Hotline as behind a proxy on this machine. Nothing of it remains when it is disposed of. */
export interface Live extends AsyncDisposable {
  /** As a page of its own asks. */
  readonly send: Send;
  /** What opens the door for this user, once. */
  readonly setupToken: string;
  /** How many passphrases it has hashed. */
  readonly hashes: () => number;
}

/** Starts it for one user, against no platform at all. */
export async function startLive(user: string): Promise<Live> {
  const folder = newFolder();
  chmodSync(join(folder, 'contacts.json'), 0o600);
  const setupToken = await addUser(join(folder, '.hotline'), user);
  const hashesFile = join(folder, 'hashes');
  const started = spawnStartIn(folder, {
    ...settings(),
    HASHES_FILE: hashesFile,
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'count-hashes.ts')}`,
  });
  const send = createSend(await addressOf(started));
  const own = { host, origin: `https://${host}` };
  return {
    send: ({ headers = {}, ...sent }): Promise<Reply> =>
      send({ ...sent, headers: { ...own, ...headers } }),
    setupToken,
    hashes: () => (existsSync(hashesFile) ? readFileSync(hashesFile).length : 0),
    [Symbol.asyncDispose]: async () => {
      if (started.child.exitCode === null) {
        started.child.kill('SIGTERM');
        await once(started.child, 'exit');
      }
      rmSync(folder, { recursive: true });
    },
  };
}

function settings(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  // Nobody is there: nothing is asked of the true platform.
  const nowhere = 'http://127.0.0.1:9';
  return {
    VONAGE_APPLICATION_ID: randomUUID(),
    VONAGE_APPLICATION_PRIVATE_KEY: privateKey,
    VONAGE_API_KEY: 'a1b2c3d4',
    VONAGE_SIGNATURE_SECRET: randomBytes(32).toString('hex'),
    VONAGE_NUMBER: '447700900000',
    VONAGE_API_URL: nowhere,
    VONAGE_SOCKET_URL: nowhere,
    PUBLIC_URL: `https://${host}`,
    TRUST_PROXY: '127.0.0.1',
  };
}

async function addUser(folder: string, user: string): Promise<string> {
  const store = openSqliteStore({ folder, pid: process.pid });
  const dependencies = { store, clock: systemClock, random: randomBytes };
  try {
    await createUserRegister(dependencies).add(user, false);
    return (await createSetupLinks(dependencies).make(user)) ?? '';
  } finally {
    await store.close();
  }
}

/** Where the proxy would find it. @throws Error what it said when it did not start */
function addressOf({ child, output }: Started): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => {
      const url = /everything on to (http:[^\s)]+)/.exec(output())?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => {
      reject(new Error(output()));
    });
  });
}
