import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { emitWarning } from 'node:process';
import express from 'express';
import { listen, unlisten } from './listen.ts';
import { refuseOtherHosts, requireLoopback } from './loopback-only.ts';
import { createMedia } from './media/media.ts';
import { phonesRoutes } from './phones/phones-routes.ts';
import { createApplications } from './platform/applications.ts';
import type { Application } from './platform/applications.ts';
import { createIds } from './platform/ids.ts';
import { createPlatform } from './platform/platform.ts';
import type { Platform } from './platform/platform.ts';
import type { Clock, Media, Webhooks } from './platform/ports.ts';
import { createSentWebhooks } from './platform/sent-webhooks.ts';
import { systemClock } from './platform/system-clock.ts';
import { createNexmoGateway } from './sdk/nexmo-gateway.ts';
import type { SigningIdentity } from './webhooks/signature.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

export interface EmulatorDependencies {
  /** 0 takes a free one. */
  readonly port: number;
  /** Loopback only; 127.0.0.1 when left out. */
  readonly host?: string;
  readonly clock?: Clock;
  readonly media?: Media;
  readonly webhooks?: Webhooks;
  /** Takes what broke inside; a warning of the process when left out. */
  readonly report?: (error: unknown) => void;
}

/** A stand-in for the voice platform, on this machine only. */
export interface Emulator {
  readonly platform: Platform;
  /** Rejects when the port is taken. */
  start(): Promise<{ readonly url: string }>;
  /** Ends every call and connection. Idempotent. */
  stop(): Promise<void>;
  /** Ends every call, and forgets habits and history. */
  readonly reset: () => void;
  addApplication(application: Application): void;
  /** Cuts every SDK's connection without a word, as a bad network does. How many there were. */
  readonly dropSockets: () => number;
}

/** Throws when `host` is not this machine's own. */
export function createEmulator(dependencies: EmulatorDependencies): Emulator {
  const { port, host = '127.0.0.1', clock = systemClock, report = warn } = dependencies;
  requireLoopback(host);
  const applications = createApplications();
  const sentWebhooks = createSentWebhooks();
  const sending = createWebhooks({
    clock,
    newId: randomUUID,
    identity: ({ applicationId = '' }) => signer(applications.find(applicationId)),
    onSent: sentWebhooks.add,
  });
  let url = '';
  const platform = createPlatform({
    applications,
    clock,
    media: dependencies.media ?? createMedia(),
    webhooks: dependencies.webhooks ?? sending,
    sentWebhooks,
    ids: createIds(randomUUID),
    regionUrl: () => url,
    report,
  });
  const { server, gateway } = mount(platform, clock, report);

  return {
    platform,
    addApplication: applications.add,
    reset: platform.reset,
    dropSockets: gateway.dropSockets,
    start: async () => {
      url = `http://${host}:${await listen(server, port, host)}`;
      return { url };
    },
    stop: async () => {
      platform.reset();
      sending.stop();
      await gateway.close();
      await unlisten(server);
    },
  };
}

function signer(application: Application | undefined): SigningIdentity | undefined {
  return application && { ...application, applicationId: application.id };
}

function mount(platform: Platform, clock: Clock, report: (error: unknown) => void) {
  const app = express();
  const server: Server = createServer(app);
  const gateway = createNexmoGateway({ platform, clock, newId: randomUUID, server, report });
  app.disable('x-powered-by');
  app.use(refuseOtherHosts);
  app.use(gateway.router);
  app.use(phonesRoutes({ platform, dropSockets: gateway.dropSockets, report }));
  return { server, gateway };
}

/** A fault must not pass in silence, and one call's fault must not end all others. */
function warn(error: unknown): void {
  emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
