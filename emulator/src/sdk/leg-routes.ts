import { Router } from 'express';
import { z } from 'zod';
import { notFound, SdkError } from './sdk-error.ts';
import type { RouteDependencies } from './route-dependencies.ts';

const body = z.object({
  originating_session: z.string(),
  body: z.object({ offer: z.object({ sdp: z.string() }) }),
});

/** Audio comes first: the SDK brings its leg up before it says whom it calls. */
export function legRoutes({ platform, sessions, guard }: RouteDependencies): Router {
  const router = Router();

  router.post(
    ['/beta/legs', '/v0.3/legs'],
    guard(async ({ user }, req, res) => {
      const { originating_session, body: request } = body.parse(req.body);
      const session = sessions.find(user, originating_session);
      if (!session) throw notFound('session');
      const leg = await platform
        .prepareLeg({ user, session: session.id }, request.offer.sdp)
        .catch((error: unknown) => {
          throw new SdkError(400, 'rtc:error:invalid-offer', String(error));
        });
      res.json({ rtc_id: leg.uuid, sdp: leg.sdp });
    }),
  );

  return router;
}
