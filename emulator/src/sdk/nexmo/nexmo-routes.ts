import { Router } from 'express';
import type { RouteDependencies } from '../route-dependencies.ts';
import { answerRoutes } from './answer-routes.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { rtcRoutes } from './rtc-routes.ts';
import { userRoutes } from './user-routes.ts';

/** What nexmo-client alone asks for. */
export function nexmoRoutes(dependencies: RouteDependencies): Router {
  const router = Router();
  router.use(conversationRoutes(dependencies));
  router.use(answerRoutes(dependencies));
  router.use(rtcRoutes(dependencies));
  router.use(userRoutes(dependencies));
  return router;
}
