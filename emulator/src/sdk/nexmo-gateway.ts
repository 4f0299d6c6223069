import type { Server } from 'node:http';
import express, { Router } from 'express';
import type { Platform } from '../platform/platform.ts';
import type { Clock } from '../platform/ports.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { cors } from './cors.ts';
import { errorHandler } from './error-handler.ts';
import { eventRoutes } from './event-routes.ts';
import { createGuard } from './guard.ts';
import { createHeadStart } from './head-start.ts';
import { knockingRoutes } from './knocking-routes.ts';
import { legRoutes } from './leg-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { nexmoEvent } from './nexmo-event.ts';
import type { RouteDependencies } from './routes.ts';
import { answerRoutes } from './answer-routes.ts';
import { rtcRoutes } from './rtc-routes.ts';
import { notFound } from './sdk-error.ts';
import { sessionRoutes } from './session-routes.ts';
import { openSessionSocket } from './session-socket.ts';
import { Sessions } from './sessions.ts';
import { userRoutes } from './user-routes.ts';

export interface NexmoGatewayDependencies {
  readonly platform: Platform;
  readonly clock: Clock;
  /** Names sessions. */
  readonly newId: () => string;
  readonly server: Server;
  readonly report: (error: unknown) => void;
}

/** The platform in the words of nexmo-client: its REST routes, and the socket beside them. */
export interface NexmoGateway {
  readonly router: Router;
  /** Cuts every SDK's connection without a word. How many there were. */
  readonly dropSockets: () => number;
  /** Ends every session, and with it its calls. */
  close(): Promise<void>;
}

export function createNexmoGateway(dependencies: NexmoGatewayDependencies): NexmoGateway {
  const { platform, clock, newId, server, report } = dependencies;
  const { applications, users } = platform;
  const sessions = new Sessions({
    clock,
    newId,
    onCame: (owner) => {
      platform.sessionCame(owner);
    },
    onGone: (session) => {
      platform.sessionGone(session);
    },
  });
  const guard = createGuard({ applications, users, clock });
  const socket = openSessionSocket({ applications, users, clock, sessions, server });
  const headStart = createHeadStart(clock);
  const deaf = platform.onEvent((event, { conversation, owner, hears }) => {
    try {
      const told = nexmoEvent(event, conversation);
      headStart.after(conversation.id, () => {
        for (const session of sessions.of(owner.user)) {
          if (hears?.(session.id) !== false) session.deliver(told);
        }
      });
    } catch (error) {
      // The call goes on: what cannot be told must not keep its legs from ending.
      report(error);
    }
  });

  return {
    router: createRouter({ platform, sessions, guard, clock, headStart }, report),
    dropSockets: socket.drop,
    close: async () => {
      sessions.closeAll();
      deaf();
      await socket.close();
    },
  };
}

function createRouter(dependencies: RouteDependencies, report: (error: unknown) => void): Router {
  const router = Router();
  const paths = ['/beta', '/beta2', '/v0.2', '/v0.3', '/v2/rtc'];
  router.use(paths, cors, express.json({ limit: '256kb' }));
  router.use(legRoutes(dependencies));
  router.use(knockingRoutes(dependencies));
  router.use(conversationRoutes(dependencies));
  router.use(memberRoutes(dependencies));
  router.use(answerRoutes(dependencies));
  router.use(rtcRoutes(dependencies));
  router.use(eventRoutes(dependencies));
  router.use(sessionRoutes(dependencies));
  router.use(userRoutes(dependencies));
  router.use(paths, () => {
    throw notFound('route');
  });
  router.use(paths, errorHandler(report));
  return router;
}
