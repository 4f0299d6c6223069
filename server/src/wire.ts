import type { Settings } from '@hotline/protocol/session';
import type { AppDependencies } from './app.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { createCallFeed } from './calls/call-feed.ts';
import { createCallLog } from './calls/call-log.ts';
import { createPresence } from './calls/presence.ts';
import { createStreamPlaces } from './calls/stream-places.ts';
import { createTroubleFeed } from './calls/trouble-feed.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { ContactBook } from './contacts/contact-book.ts';
import type { Log } from './log.ts';
import type { ClientBuild } from './pages/client-build.ts';
import type { Random } from './random.ts';
import { createAdminOnly } from './session/admin-only.ts';
import { createClientToken, type Application } from './session/client-token.ts';
import { createSessionBook } from './session/session-book.ts';
import { createSessionCookie } from './session/session-cookie.ts';
import { createSignedIn, createWhoIs } from './session/signed-in.ts';
import type { Availability } from './store/guard/availability.ts';
import type { Store } from './store/store.ts';
import { createDemoUsers } from './users/demo-users.ts';
import type { UserBook } from './users/user-book.ts';
import { createAnswerCall } from './webhooks/answer-call.ts';
import { createHearEvent } from './webhooks/hear-event.ts';
import type { WebhookAccount } from './webhooks/signature/webhook-account.ts';
import { createWebhookGuard } from './webhooks/signature/webhook-guard.ts';

/** What comes from outside: real in the program, held still in a test. */
export interface World {
  readonly config: Pick<Config, 'mode' | 'number' | 'voice' | 'phonesUrl' | 'trustProxy'>;
  readonly application: Application;
  /** Whose webhooks are taken. */
  readonly account: WebhookAccount;
  /** Where the platform reaches us. */
  readonly publicUrl: string;
  readonly contacts: ContactBook;
  readonly client: ClientBuild;
  readonly store: Store;
  readonly availability: Availability;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly closing: AbortSignal;
}

/** Puts the parts of the server together. */
export function wire(world: World): AppDependencies {
  const { config, application, publicUrl, contacts, clock, random } = world;
  const callLog = createCallLog(world);
  const sessions = createSessionBook(world);
  const cookie = createSessionCookie(config.mode);
  const users = config.mode === 'demo' ? createDemoUsers(contacts) : nobody;
  const whoIs = createWhoIs({ sessions, users, cookie });
  const signedIn = createSignedIn(whoIs);
  const eventUrl = `${publicUrl}/webhooks/event`;

  return {
    ...world,
    voice: config.voice,
    trustProxy: config.trustProxy ?? [],
    settings: settingsOf(config),
    callLog,
    feed: createCallFeed(world),
    troubles: createTroubleFeed(world),
    presence: createPresence({ ...world, callLog }),
    streamPlaces: createStreamPlaces(),
    audit: createAuditLog(world),
    sessions,
    cookie,
    users,
    whoIs,
    signedIn,
    adminOnly: createAdminOnly(signedIn),
    clientToken: createClientToken({ application, clock, random }),
    webhookGuard: createWebhookGuard(world),
    answerCall: createAnswerCall({ callLog, contacts, clock, number: config.number, eventUrl }),
    hearEvent: createHearEvent({ callLog, clock }),
  };
}

/** Names alone open nothing but a demo. */
const nobody: UserBook = { find: () => Promise.resolve(undefined) };

function settingsOf({ mode, voice, phonesUrl }: World['config']): Settings {
  const { socketUrl, apiUrl } = voice;
  return {
    mode,
    voice: { sdk: 'nexmo-client', socketUrl, apiUrl },
    ...(phonesUrl !== undefined && { phonesUrl }),
  };
}
