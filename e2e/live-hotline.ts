import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@hotline/server/clock';
import { openSqliteStore } from '@hotline/server/store/sqlite-store';
import { webhookSigner, type WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { createSetupLinks } from '@hotline/server/users/setup-links';
import { createUserRegister } from '@hotline/server/users/user-register';
import { newFolder, spawnStartIn, type Started } from './hotline.ts';

/** Hotline, started live with an account that nobody has, and one user who has not chosen how to sign in. */
export interface LiveHotline extends Started {
  /** The token of that user's setup link. */
  readonly setupToken: string;
  readonly signAsPlatform: WebhookSigner;
  /** Its account, as settings of a stand-in for the platform. */
  readonly account: Readonly<Record<string, string>>;
}

const account = {
  id: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
  apiKey: 'a1b2c3d4',
  signatureSecrets: ['0123456789abcdef0123456789abcdef'],
};

export interface LivePlace {
  readonly publicUrl: string;
  readonly port: number;
  /** More settings. */
  readonly env?: Record<string, string>;
}

export async function startLiveHotline({ publicUrl, port, env }: LivePlace): Promise<LiveHotline> {
  const folder = newFolder();
  chmodSync(join(folder, 'contacts.json'), 0o600);
  const setupToken = await addUser(join(folder, '.hotline'));
  const settings = {
    VONAGE_APPLICATION_ID: account.id,
    VONAGE_APPLICATION_PRIVATE_KEY_PATH: writeKey(folder),
    VONAGE_API_KEY: account.apiKey,
    VONAGE_SIGNATURE_SECRET: account.signatureSecrets[0] ?? '',
    VONAGE_NUMBER: '447700900000',
  };
  const started = spawnStartIn(folder, {
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    TRUST_PROXY: '127.0.0.1',
    ...settings,
    VONAGE_API_URL: 'http://127.0.0.1:9',
    VONAGE_SOCKET_URL: 'http://127.0.0.1:9',
    ...env,
  });
  return { ...started, setupToken, signAsPlatform: webhookSigner(account), account: settings };
}

async function addUser(dataDir: string): Promise<string> {
  const store = openSqliteStore({ folder: dataDir, pid: process.pid });
  const world = { store, clock: systemClock, random: randomBytes };
  await createUserRegister(world).add('alice', true);
  const token = await createSetupLinks(world).make('alice');
  await store.close();
  return token ?? '';
}

function writeKey(folder: string): string {
  const path = join(folder, 'private.key');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return path;
}
