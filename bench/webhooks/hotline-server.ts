import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { idle, nextCall } from '@hotline/protocol/call';
import { createApp } from '@hotline/server/app';
import { systemClock } from '@hotline/server/clock';
import { createContactList } from '@hotline/server/contacts/contact-list';
import { readLimits } from '@hotline/server/limits/read-limits';
import { createLog } from '@hotline/server/log';
import { createMemoryStore } from '@hotline/server/store/memory-store';
import { openSqliteStore } from '@hotline/server/store/sqlite-store';
import { webhookAccount } from '@hotline/server/webhooks/signature/webhook-account';
import { deriveByScrypt } from '@hotline/server/sign-in/passphrase-hash';
import { wire } from '@hotline/server/wire';
import { account, callNumber, userNumber } from './calls.ts';
import { compete, type Request } from './contestant.ts';

/**
 * Hotline's real app with all its checks and its log; only the contacts do not come from a file. It keeps its calls in
 * the folder it is given, on disk before each reply, or without one in memory.
 */
const [, , folder] = process.argv;
const store =
  folder === undefined ? createMemoryStore() : openSqliteStore({ folder, pid: process.pid });
const bob = createContactList([{ id: 'bob', name: 'Bob', number: '447700900001' }]);
/** Every call has a user of its own, and all of them may sign in. */
const list = { ...bob, knows: () => true };
const contacts = {
  list: () => list,
  problem: () => null,
  onChange: () => () => undefined,
  close: () => undefined,
};
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const platform = 'http://127.0.0.1:3100';
const voice = { sdk: 'nexmo-client', socketUrl: platform, apiUrl: platform } as const;

const app = createApp(
  wire({
    config: { mode: 'demo', number: '447700900000', voice, limits: readLimits({}) },
    account: webhookAccount(account),
    application: { id: account.id, key: createPrivateKey(privateKey) },
    publicUrl: 'http://127.0.0.1:3000',
    fetch,
    deriveKey: deriveByScrypt,
    contacts,
    client: { page: '', files: new Map() },
    store,
    availability: { state: () => 'ready', onChange: () => () => undefined },
    clock: systemClock,
    random: randomBytes,
    log: createLog('info'),
    closing: new AbortController().signal,
  }),
);

/** Places fresh calls, one a user, so that each request of the round redeems a real one. */
async function placeCalls({ from, count }: Request): Promise<void> {
  const placedAt = systemClock.now();
  const call = nextCall(idle, { type: 'dialing', at: placedAt });
  const fresh = { contactId: 'bob', placedAt, application: 'bench', call, legs: [] };
  await Promise.all(
    Array.from({ length: count }, (_, offset) => {
      const [id, user] = [callNumber(from + offset), userNumber(from + offset)];
      return store.place({ ...fresh, id, user });
    }),
  );
}

compete(app, placeCalls);
