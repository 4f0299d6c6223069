import { Router } from 'express';
import { z } from 'zod';
import { requireSession } from './route-dependencies.ts';
import type { RouteDependencies } from './route-dependencies.ts';
import { spoil } from './spoil-requests.ts';
import { invalidOffer } from './sdk-error.ts';

const body = z.object({
  originating_session: z.string(),
  body: z.object({ offer: z.object({ sdp: z.string() }) }),
});

/** Audio comes first: the SDK brings its leg up before it says whom it calls. */
export function legRoutes({ platform, sessions, guard, faults }: RouteDependencies): Router {
  const router = Router();

  router.post(
    ['/beta/legs', '/v0.3/legs'],
    guard(async ({ user }, req, res) => {
      const { originating_session, body: request } = body.parse(req.body);
      const { sdkLegs } = faults();
      if (sdkLegs === 'refused') spoil(400, 'rtc:error:invalid-offer');
      const session = requireSession(sessions, user, originating_session);
      const leg = await platform
        .prepareLeg({ user, session: session.id }, request.offer.sdp)
        .catch(invalidOffer);
      res.json({ rtc_id: leg.uuid, sdp: sdkLegs === 'unusable' ? 'no SDP' : leg.sdp });
    }),
  );

  return router;
}
