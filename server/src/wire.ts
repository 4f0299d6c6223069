import type { Settings } from '@hotline/protocol/session';
import type { AppDependencies } from './app.ts';
import { createAuditLog } from './audit/audit-log.ts';
import { createCallFeed } from './calls/call-feed.ts';
import { createCallLog } from './calls/call-log.ts';
import { createPresence } from './calls/presence.ts';
import { createStreamPlaces } from './calls/stream-places.ts';
import { createTroubleFeed } from './calls/trouble-feed.ts';
import { noteContactChanges } from './contacts/note-changes.ts';
import { createMoneyGuards } from './limits/money-guards.ts';
import { createClientToken } from './session/client-token.ts';
import { createAnswerCall } from './webhooks/answer-call.ts';
import { createHearEvent } from './webhooks/hear-event.ts';
import { createWebhookGuard } from './webhooks/signature/webhook-guard.ts';
import { createSoundNcco } from './webhooks/sound-ncco.ts';
import { wireSignIn } from './wire-sign-in.ts';
import type { World } from './world.ts';

/** Puts the parts of the server together. */
export function wire(world: World): AppDependencies {
  const { config, application, publicUrl, contacts, clock, random } = world;
  const callLog = createCallLog(world);
  const audit = createAuditLog(world);
  const { number, limits } = config;
  const eventUrl = `${publicUrl}/webhooks/event`;
  const signIn = wireSignIn(world, { callLog, audit });
  const guards = createMoneyGuards({ ...world, limits, audit });
  const webhookGuard = createWebhookGuard(world);
  const toAnswer = {
    webhookGuard,
    callLog,
    contacts,
    users: signIn.users,
    clock,
    number,
    eventUrl,
  };
  noteContactChanges({ contacts, audit });

  return {
    ...world,
    ...signIn,
    ...guards,
    voice: config.voice,
    trustProxy: config.trustProxy ?? [],
    settings: settingsOf(config),
    callLog,
    feed: createCallFeed(world),
    troubles: createTroubleFeed(world),
    presence: createPresence({ ...world, callLog }),
    streamPlaces: createStreamPlaces(),
    audit,
    clientToken: createClientToken({ application, clock, random }),
    webhookGuard,
    answerCall: createAnswerCall({ ...toAnswer, ...guards }),
    soundNcco: createSoundNcco({ from: number, eventUrl }),
    hearEvent: createHearEvent({ callLog, clock }),
  };
}

function settingsOf({ mode, voice, phonesUrl }: World['config']): Settings {
  return { mode, voice, ...(phonesUrl !== undefined && { phonesUrl }) };
}
