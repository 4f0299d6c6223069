import { randomInt, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { emitWarning } from 'node:process';
import express from 'express';
import { restApi } from './api/rest-api.ts';
import { createFaultSwitches } from './faults.ts';
import type { Faults, FaultSwitches } from './faults.ts';
import { TempFiles } from './files/temp-files.ts';
import { listen, unlisten } from './listen.ts';
import { refuseOtherHosts, requireLoopback } from './loopback-only.ts';
import { createInspector } from './inspector/inspector.ts';
import { inspectorRoutes } from './inspector/inspector-routes.ts';
import { traceRequests } from './inspector/trace-requests.ts';
import { loadWebRtc } from './media/browser-opener.ts';
import { createMedia } from './media/media.ts';
import type { NearbyPhones, NearbyPlace } from './nearby/nearby-phones.ts';
import { phonesRoutes } from './phones/phones-routes.ts';
import { demoAccount, type Account } from './platform/account/account.ts';
import { createApplications, numbersOf } from './platform/applications.ts';
import type { Application } from './platform/applications.ts';
import { createIds } from './platform/ids.ts';
import type { NamedPhone } from './platform/phones/known-phones.ts';
import { createPlatform } from './platform/platform.ts';
import type { Platform } from './platform/platform.ts';
import type { Clock, Media, Sounds, Webhooks } from './platform/ports.ts';
import { createSentWebhooks } from './platform/sent-webhooks.ts';
import { systemClock } from './platform/system-clock.ts';
import { createSdkGateway } from './sdk/sdk-gateway.ts';
import { createSounds } from './sounds/sounds.ts';
import { WebhookFaults } from './webhooks/webhook-faults.ts';
import { createForge, type Forge } from './webhooks/forge.ts';
import type { SigningIdentity } from './webhooks/signature.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

export interface EmulatorDependencies {
  /** 0 takes a free one. */
  readonly port: number;
  /** Loopback only; 127.0.0.1 when left out. */
  readonly host?: string;
  /** Lets other machines pick phones up there, by https and a secret link; none can when left out. */
  readonly nearby?: NearbyPlace;
  /** Whose money, numbers and set-up APIs these are; one for demos when left out. */
  readonly account?: Account;
  /** How the switches are at the start: all off when left out. */
  readonly switches?: Partial<Faults>;
  readonly clock?: Clock;
  readonly media?: Media;
  readonly sounds?: Sounds;
  readonly webhooks?: Webhooks;
  /** From 0 up to, but not including, 1: decides which events the faults befall. */
  readonly chance?: () => number;
  /** Takes what broke inside; a warning of the process when left out. */
  readonly report?: (error: unknown) => void;
}

export interface EmulatorUrls {
  readonly url: string;
  /** The link by which other machines pick phones up; undefined when none can. */
  readonly nearbyUrl?: string;
}

/** A stand-in for the voice platform, on this machine only, but for its phones where that is asked for. */
export interface Emulator {
  readonly platform: Platform;
  /** What goes wrong on purpose. */
  readonly faults: FaultSwitches;
  /** Sends a webhook that is not the platform's. */
  readonly forge: Forge;
  /** Rejects when the port is taken. */
  start(): Promise<EmulatorUrls>;
  /** Ends every call and connection. Idempotent. */
  stop(): Promise<void>;
  /** Ends every call, forgets habits and history, and switches all faults off. */
  readonly reset: () => void;
  addApplication(application: Application): void;
  /** Whose phones these are, in place of all names so far; they are shown while nobody calls them, too. */
  readonly setPhones: (phones: readonly NamedPhone[]) => void;
  /** Cuts every SDK's connection without a word, as a bad network does. How many there were. */
  readonly dropSockets: () => number;
  /** Lets the token of every SDK be worth nothing any more. How many there were. */
  readonly expireTokens: () => number;
}

/** Throws when `host` is not this machine's own. */
export function createEmulator(dependencies: EmulatorDependencies): Emulator {
  const { port, host = '127.0.0.1' } = dependencies;
  requireLoopback(host);
  let url = '';
  let nearby: NearbyPhones | undefined;
  const parts = createParts(dependencies, () => url);
  const { platform, faults, forge, applications, sending, sounds, reset } = parts;
  const { server, gateway } = mount(parts);

  return {
    platform,
    faults,
    forge,
    addApplication: applications.add,
    setPhones: platform.setPhones,
    reset,
    dropSockets: gateway.dropSockets,
    expireTokens: gateway.expireTokens,
    start: async () => {
      url = `http://${host}:${await listen(server, port, host)}`;
      // So that the first browser does not wait for it.
      if (!dependencies.media) loadWebRtc().catch(parts.report);
      nearby = dependencies.nearby && (await openNearby(dependencies.nearby, parts));
      return { url, ...(nearby && { nearbyUrl: nearby.url }) };
    },
    stop: async () => {
      await nearby?.stop();
      reset();
      sending.stop();
      sounds.stop();
      await gateway.close();
      await unlisten(server);
    },
  };
}

function createParts(dependencies: EmulatorDependencies, regionUrl: () => string) {
  const { account = demoAccount, clock = systemClock } = dependencies;
  const { chance = throwDice, report = warn } = dependencies;
  const applications = createApplications();
  const sentWebhooks = createSentWebhooks();
  const faults = createFaultSwitches(dependencies.switches, clock);
  const inspector = createInspector({ clock, levels: () => platform.levels() });
  const { onTrace } = inspector;
  const sending = createWebhooks({
    ...{ clock, onTrace },
    newId: randomUUID,
    identity: ({ applicationId = '' }) => signer(applications.find(applicationId)),
    onSent: sentWebhooks.add,
  });
  const webhooks = new WebhookFaults({
    webhooks: dependencies.webhooks ?? sending,
    ...{ clock, faults, chance, onTrace },
  });
  const sounds = createSounds({ clock });
  const platform: Platform = createPlatform({
    ...{ applications, clock, account, rules: faults.now, inputForms: faults.now },
    media: dependencies.media ?? createMedia({ unkindness: { common: faults.now, chance } }),
    sounds: dependencies.sounds ?? sounds,
    files: new TempFiles({ clock, newId: randomUUID }),
    webhooks,
    sentWebhooks,
    ids: createIds(randomUUID),
    ...{ regionUrl, report, onTrace },
  });
  const reset = (): void => {
    platform.reset();
    webhooks.forget();
    faults.reset();
    inspector.reset();
  };
  const forge = createForge({ applications, clock, newId: randomUUID });
  const made = { applications, platform, clock, faults, forge, inspector };
  return { ...made, ...{ sending, sounds, report, reset } };
}

function signer(application: Application | undefined): SigningIdentity | 'nobody' | undefined {
  if (application?.voice?.signedCallbacks === false) return 'nobody';
  return application && { ...application, applicationId: application.id };
}

async function openNearby(
  place: NearbyPlace,
  { platform, applications, clock, report }: ReturnType<typeof createParts>,
): Promise<NearbyPhones> {
  // Making certificates takes long to load, and hardly anybody asks for it.
  const { serveNearby } = await import('./nearby/nearby-phones.ts');
  const numbers = () => numbersOf(applications);
  return serveNearby({ place, platform, numbers, now: () => clock.now(), report });
}

function mount(parts: ReturnType<typeof createParts>) {
  const { platform, clock, faults, forge, inspector, report, reset } = parts;
  const numbers = () => numbersOf(parts.applications);
  const app = express();
  const server: Server = createServer(app);
  const { onTrace, onMessage } = inspector;
  const gateway = createSdkGateway({
    ...{ platform, clock, newId: randomUUID, server, report, faults: faults.now, onMessage },
  });
  const { dropSockets, expireTokens } = gateway;
  app.disable('x-powered-by');
  app.use(refuseOtherHosts);
  app.use(gateway.router);
  app.use(traceRequests({ clock, onTrace }));
  app.use(restApi({ platform, clock, faults, newId: randomUUID, report }));
  app.use(inspectorRoutes({ inspector, clock, report }));
  app.use(
    phonesRoutes({ platform, numbers, dropSockets, expireTokens, faults, forge, reset, report }),
  );
  return { server, gateway };
}

const dieSides = 2 ** 32;
const throwDice = (): number => randomInt(dieSides) / dieSides;

/** A fault must not pass in silence, and one call's fault must not end all others. */
function warn(error: unknown): void {
  emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
