import { Router } from 'express';
import { replyThen } from '../after-reply.ts';
import { callIn } from '../route-dependencies.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { notFound } from '../sdk-error.ts';

/** Hanging up. Idempotent: an error here would keep the SDK from leaving the conversation. */
export function rtcRoutes({ platform, guard }: RouteDependencies): Router {
  const router = Router();

  router.delete(
    '/beta2/conversations/:conversation/rtc/:leg',
    guard(({ user }, req, res) => {
      const call = callIn(platform, user, req.params.conversation);
      if (req.params.leg !== call.leg) throw notFound('leg');
      replyThen(res, {}, () => {
        call.hangUp('user');
      });
    }),
  );

  return router;
}
