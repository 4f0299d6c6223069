import { Router } from 'express';
import type { RouteDependencies } from './route-dependencies.ts';
import { notFound } from './sdk-error.ts';

/** Sessions over REST: a fresh token, and the measurements an SDK sends after it came back. */
export function sessionRoutes({ sessions, guard }: RouteDependencies): Router {
  const router = Router();

  router.put(
    '/v0.2/sessions/:session',
    guard(({ user, expiresAt }, req, res) => {
      const session = sessions.find(user, String(req.params.session));
      if (!session) throw notFound('session');
      session.expireAt(expiresAt);
      res.json({ id: session.id, session_id: session.id });
    }),
  );

  router.post(
    '/v2/rtc/metrics',
    guard((_, _req, res) => {
      res.json({});
    }),
  );

  return router;
}
