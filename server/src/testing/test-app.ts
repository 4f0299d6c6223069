import type { PlacedCall } from '@hotline/protocol/placed-call';
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Express } from 'express';
import supertest, { type Agent } from 'supertest';
import { createApp } from '../app.ts';
import type { Limits } from '../limits/limits.ts';
import type { CompanySettings } from '../live/company-settings.ts';
import { createLog } from '../log.ts';
import type { ClientBuild } from '../pages/client-build.ts';
import type { DeriveKey } from '../sign-in/passphrase-hash.ts';
import type { Guarded } from '../store/guard/guarded-store.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { createSetupLinks } from '../users/setup-links.ts';
import { createUserRegister } from '../users/user-register.ts';
import { webhookAccount } from '../webhooks/signature/webhook-account.ts';
import { wire } from '../wire.ts';
import type { World } from '../world.ts';
import { createBrowser, liveUrl, ownPage, type Browser } from './browser.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeContactBook } from './fake-contact-book.ts';
import { signedWebhooks, type SignedWebhooks } from './signed-webhooks.ts';
import { webhookSigner, type WebhookSigner } from './webhook-signer.ts';

export const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const id = 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab';
const application = { id, key: keys.privateKey };

/** What the platform signs with: the secret of now, and the one before. */
export const signing = {
  id,
  apiKey: 'a1b2c3d4',
  signatureSecrets: ['0123456789abcdef0123456789abcdef', 'the-secret-before-0123456789abcd'],
};

export const client: ClientBuild = {
  page: '<body><app-root></app-root></body>',
  files: new Map([
    [
      '/main-ABCDEF12.js',
      {
        headers: {
          'Cache-Control': 'public, max-age=31536000, immutable',
          ETag: 'W/"1"',
        },
        body: Buffer.from('plain'),
        brotli: brotliCompressSync('plain'),
        gzip: gzipSync('plain'),
      },
    ],
  ]),
};

export interface LogLine {
  readonly level: number;
  readonly code?: string;
  readonly route?: string;
  readonly status?: number;
  readonly clockDiffersBySeconds?: number;
}

export interface TestApp extends SignedWebhooks {
  readonly app: Express;
  /** As the platform signs, at the time of the clock. */
  readonly sign: WebhookSigner;
  readonly store: Store;
  readonly availability: Guarded['availability'];
  readonly clock: FakeClock;
  readonly contacts: FakeContactBook;
  readonly lines: LogLine[];
  readonly closing: AbortController;
  /** Signs in and keeps the cookie; when live, john is an administrator and everybody is made as needed. */
  readonly signIn: (username: string) => Promise<Agent>;
  /** Signs in, clicks and answers with the new call's id. */
  readonly place: (username: string, contactId: string) => Promise<string>;
  /** The token of a new setup link of that user, who is made as needed. */
  readonly setupLink: (username: string) => Promise<string>;
  /** A browser that has just signed in, by a setup link and `passphraseOf`; when live. */
  readonly enterLive: (username: string) => Promise<Browser>;
  /** The passphrases that were hashed. */
  readonly hashed: readonly string[];
}

const emulator = 'http://127.0.0.1:3100';
const usualLimits: Limits = { callsPerMinute: 6, callsPerDay: 60, minutesPerDay: 240 };

/** A store in memory is always there. */
function neverAway(): Guarded {
  const availability = { state: () => 'ready' as const, onChange: () => () => undefined };
  return { store: createMemoryStore(), availability };
}

export interface TestAppOptions extends Guarded {
  readonly mode: 'demo' | 'live';
  readonly clock: FakeClock;
  readonly publicUrl: string;
  readonly client: ClientBuild;
  readonly limits: Limits;
  readonly company: CompanySettings;
  readonly fetch: World['fetch'];
}

/** The real app over a still clock, contacts in memory and a log that is kept. */
export function createTestApp(options: Partial<TestAppOptions> = {}): TestApp {
  const { store, availability, mode, clock, limits, company, ...pages } = {
    ...{ mode: 'demo' as const, clock: new FakeClock(), client, limits: usualLimits },
    company: undefined,
    ...neverAway(),
    ...options,
  };
  const hashed: string[] = [];
  const contacts = new FakeContactBook();
  const lines: LogLine[] = [];
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line) as LogLine) });
  const closing = new AbortController();
  const voice = { sdk: 'nexmo-client', socketUrl: emulator, apiUrl: emulator } as const;
  const config = { mode, number: '447700900000', voice, limits, ...(company && { company }) };
  const app = createApp(
    wire({
      ...{ config, application, contacts, store, availability, clock, log },
      account: webhookAccount(signing),
      publicUrl: mode === 'live' ? liveUrl : 'http://127.0.0.1:3000',
      fetch: unreachable,
      ...pages,
      deriveKey: cheapKey(hashed),
      random: randomBytes,
      closing: closing.signal,
    }),
  );

  async function signIn(username: string): Promise<Agent> {
    const agent = supertest.agent(app);
    if (mode === 'live') {
      const { cookies } = await enterLive(username);
      const pairs = [...cookies].map(([name, value]) => `${name}=${value}`);
      return agent.set(ownPage).set('Cookie', pairs.join('; '));
    }
    await agent.post('/api/session').send({ username }).expect(200);
    return agent;
  }

  async function setupLink(username: string): Promise<string> {
    const outside = { store, clock, random: randomBytes };
    await createUserRegister(outside).add(username, username === 'john');
    return (await createSetupLinks(outside).make(username)) ?? '';
  }

  async function enterLive(username: string): Promise<Browser> {
    const browser = createBrowser(app);
    const body = { token: await setupLink(username), passphrase: passphraseOf(username) };
    expect((await browser.post('/api/setup/passphrase', body)).status).toBe(200);
    return browser;
  }

  async function place(username: string, contactId: string): Promise<string> {
    const agent = await signIn(username);
    const res = await agent.post('/api/calls').send({ contactId }).expect(201);
    return (res.body as PlacedCall).id;
  }

  const sign = webhookSigner(signing, () => clock.now());
  return {
    ...signedWebhooks(app, sign),
    sign,
    app,
    store,
    availability,
    clock,
    contacts,
    lines,
    closing,
    signIn,
    place,
    setupLink,
    enterLive,
    hashed,
  };
}

/** No other server is there. */
const unreachable = () => Promise.reject(new TypeError('fetch failed'));

/** A good one, another for each user. */
export function passphraseOf(username: string): string {
  return `quiet violin under ${username}'s bridge`;
}

/** As scrypt, at no cost; keeps what it was asked. */
function cheapKey(hashed: string[]): DeriveKey {
  return (passphrase, salt) => {
    hashed.push(passphrase);
    return Promise.resolve(createHash('sha256').update(salt).update(passphrase).digest());
  };
}

/** What the platform asks when a browser has dialled `to`. */
export function dialled(to: string, user = 'john', leg = 'leg-of-john') {
  return { to, from_user: user, uuid: leg, conversation_uuid: `CON-${leg}` };
}

/** What the platform tells of the contact's leg. */
export function event(status: string, more: Record<string, unknown> = {}, leg = 'leg-of-john') {
  return { status, uuid: 'leg-of-bob', conversation_uuid: `CON-${leg}`, ...more };
}
