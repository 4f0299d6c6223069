import { Router } from 'express';
import { z } from 'zod';
import { replyThen } from '../after-reply.ts';
import { callIn, requireSession } from '../route-dependencies.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { spoil } from '../spoil-requests.ts';
import { invalidOffer, notFound, tooLate } from '../sdk-error.ts';

const offer = z.object({
  originating_session: z.string(),
  body: z.object({ offer: z.object({ sdp: z.string() }) }),
});

/** Bringing the sound of a call back, after a loss or in a page that was loaded anew. */
export function mediaRoutes({ platform, sessions, guard, faults }: RouteDependencies): Router {
  const router = Router();

  router.post(
    '/v0.3/conversations/:conversation/rtc/:leg/offer',
    guard(async ({ user }, req, res) => {
      const { originating_session, body } = offer.parse(req.body);
      const { sdkReconnect } = faults();
      if (sdkReconnect === 'refused') spoil(400, 'rtc:error:invalid-offer');
      if (sdkReconnect === 'unavailable') spoil(503, 'system:error:unavailable');
      const { id } = requireSession(sessions, user, originating_session);
      const part = callIn(platform, user, req.params.conversation);
      if (req.params.leg !== part.leg) throw notFound('leg');
      const tell = await part.renew({ user, session: id }, body.offer.sdp).catch(invalidOffer);
      if (!tell) throw tooLate();
      replyThen(res, { id: part.leg, rtc_id: part.leg }, () => {
        if (sdkReconnect !== 'silent') tell();
      });
    }),
  );

  return router;
}
