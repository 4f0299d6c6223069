import type { Server } from 'node:http';
import express, { Router } from 'express';
import type { Platform } from '../platform/platform.ts';
import type { Clock } from '../platform/ports.ts';
import { cors } from './cors.ts';
import type { DialectOf } from './dialect.ts';
import { errorHandler } from './error-handler.ts';
import { eventRoutes } from './event-routes.ts';
import { createGuard } from './guard.ts';
import { createHeadStart } from './head-start.ts';
import { knockingRoutes } from './knocking-routes.ts';
import { legRoutes } from './leg-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { nexmoDialect } from './nexmo/nexmo-dialect.ts';
import { nexmoRoutes } from './nexmo/nexmo-routes.ts';
import { noteRequests } from './note-requests.ts';
import type { RouteDependencies } from './route-dependencies.ts';
import { notFound } from './sdk-error.ts';
import { goodSdk, type SdkFaults } from './sdk-faults.ts';
import type { SdkMessage } from './sdk-message.ts';
import { sessionRoutes } from './session-routes.ts';
import { openSessionSocket } from './session-socket.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { spoilRequests } from './spoil-requests.ts';
import { vonageDialect } from './vonage/vonage-dialect.ts';
import { vonageRoutes } from './vonage/vonage-routes.ts';

export interface SdkGatewayDependencies {
  readonly platform: Platform;
  readonly clock: Clock;
  /** Names sessions. */
  readonly newId: () => string;
  readonly server: Server;
  readonly report: (error: unknown) => void;
  /** What goes wrong on purpose; nothing when left out. */
  readonly faults?: () => SdkFaults;
  /** Hears every message between a browser and the platform, both ways. */
  readonly onMessage?: (message: SdkMessage) => void;
}

/** The platform in the words of the SDKs for browsers: their REST routes, and the socket beside them. */
export interface SdkGateway {
  readonly router: Router;
  /** Cuts every SDK's connection without a word. How many there were. */
  readonly dropSockets: () => number;
  /** Lets the token of every session be worth nothing any more. How many there were. */
  readonly expireTokens: () => number;
  /** Ends every session, and with it its calls. */
  close(): Promise<void>;
}

export function createSdkGateway(dependencies: SdkGatewayDependencies): SdkGateway {
  const { platform, clock, newId, server, faults = () => goodSdk } = dependencies;
  const { applications, users } = platform;
  const note = noteOf(dependencies);
  const sessions = createSessions(dependencies, note);
  const vonage = vonageDialect(applications);
  const dialectOf: DialectOf = (name) => (name === vonage.name ? vonage : nexmoDialect);
  const identification = { applications, users, clock };
  const socket = openSessionSocket({
    ...{ ...identification, sessions, server, dialectOf, faults, ...noteRefusals(dependencies) },
    onHeard: (session, type, payload) => {
      note(session, 'in', type, payload);
    },
  });
  const headStart = createHeadStart(clock);
  const deaf = tellSessions(dependencies, sessions, headStart);
  const guard = createGuard(identification);

  return {
    router: createRouter(
      { platform, sessions, guard, clock, newId, headStart, faults },
      dependencies,
    ),
    dropSockets: socket.drop,
    expireTokens: sessions.expireAll,
    close: async () => {
      await socket.close();
      sessions.closeAll();
      deaf();
    },
  };
}

function noteOf({ clock, onMessage }: SdkGatewayDependencies) {
  return ({ id, user, dialect }: Session, direction: 'in' | 'out', name: string, body: unknown) => {
    const who = { session: id, user: user.name, dialect: dialect.name };
    onMessage?.({ ...who, direction, name, body, at: clock.now() });
  };
}

function noteRefusals({ clock, onMessage }: SdkGatewayDependencies) {
  return {
    onRefused: (name: string, description: string): void => {
      const body = { code: name, description };
      onMessage?.({ direction: 'out', name, body, at: clock.now() });
    },
    onSpoiled: (fault: SdkFaults['sdkLogin']): void => {
      const failure = `The fault "sdkLogin: ${fault}" is switched on.`;
      onMessage?.({ direction: 'in', name: 'sign-in', body: undefined, failure, at: clock.now() });
    },
  };
}

function createSessions(
  { platform, clock, newId }: SdkGatewayDependencies,
  note: ReturnType<typeof noteOf>,
): Sessions {
  return new Sessions({
    clock,
    newId,
    onCame: (owner, { abilities }) => {
      platform.sessionCame(owner, abilities);
    },
    onGone: (session) => {
      platform.sessionGone(session);
    },
    onSent: (session, type, payload) => {
      note(session, 'out', type, payload);
    },
  });
}

/** Tells every browser what it is to hear, in the words of its SDK. The returned function stops that. */
function tellSessions(
  { platform, report }: SdkGatewayDependencies,
  sessions: Sessions,
  headStart: RouteDependencies['headStart'],
): () => void {
  return platform.onEvent((event, { conversation, owner, hears }) => {
    for (const session of sessions.of(owner.user)) {
      if (hears?.(session.id) === false) continue;
      const { id, user, dialect } = session;
      try {
        const told = dialect.tell(event, conversation, { user, session: id });
        headStart.after(conversation.id, () => {
          for (const each of told) session.deliver(each);
        });
      } catch (error) {
        // The call goes on: what cannot be told must not keep its legs from ending.
        report(error);
      }
    }
  });
}

function createRouter(
  dependencies: RouteDependencies,
  { clock, report, onMessage }: SdkGatewayDependencies,
): Router {
  const router = Router();
  // Not strict: the newer SDK sends an empty text where there is nothing to say.
  const paths = ['/beta', '/beta2', '/v0.2', '/v0.3', '/v2/rtc'];
  router.use(paths, cors, express.json({ limit: '256kb', strict: false }));
  if (onMessage) router.use(paths, noteRequests({ ...dependencies, clock, onMessage }));
  router.use(paths, spoilRequests(dependencies.faults));
  router.use(legRoutes(dependencies));
  router.use(knockingRoutes(dependencies));
  router.use(memberRoutes(dependencies));
  router.use(eventRoutes(dependencies));
  router.use(sessionRoutes(dependencies));
  router.use(nexmoRoutes(dependencies));
  router.use(vonageRoutes(dependencies));
  router.use(paths, () => {
    throw notFound('route');
  });
  router.use(paths, errorHandler(report));
  return router;
}
