import { Router } from 'express';
import type { RouteDependencies } from '../route-dependencies.ts';
import { answerRoutes } from './answer-routes.ts';
import { legRoutes } from './leg-routes.ts';
import { mediaRoutes } from './media-routes.ts';

/** What `@vonage/client-sdk` alone asks for. */
export function vonageRoutes(dependencies: RouteDependencies): Router {
  const router = Router();
  router.use(answerRoutes(dependencies));
  router.use(mediaRoutes(dependencies));
  router.use(legRoutes(dependencies));
  return router;
}
