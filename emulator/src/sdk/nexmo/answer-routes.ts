import { Router } from 'express';
import { z } from 'zod';
import { replyThen } from '../after-reply.ts';
import { memberV3 } from '../conversation-views.ts';
import { callIn, requireSession } from '../route-dependencies.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { invalidOffer, tooLate } from '../sdk-error.ts';

const join = z.object({ state: z.literal('joined') });
const answer = z.object({
  originating_session: z.string(),
  body: z.object({ offer: z.object({ sdp: z.string() }) }),
});

/** Answering an invite: the SDK joins first, and then brings its audio up. */
export function answerRoutes({ platform, sessions, guard }: RouteDependencies): Router {
  const router = Router();

  router.post(
    '/v0.3/conversations/:conversation/members',
    guard(({ user }, req, res) => {
      join.parse(req.body);
      const { conversation, caller } = callIn(platform, user, req.params.conversation);
      const member = conversation.member(caller.id);
      if (!member || member.state === 'LEFT') throw tooLate();
      res.json(memberV3({ ...member, state: 'JOINED' }));
    }),
  );

  router.post(
    '/beta/conversations/:conversation/rtc',
    guard(async ({ user }, req, res) => {
      const { originating_session, body } = answer.parse(req.body);
      const session = requireSession(sessions, user, originating_session);
      const part = callIn(platform, user, req.params.conversation);
      if (!('answer' in part)) throw tooLate();
      const owner = { user, session: session.id };
      const leg = await part.answer(owner, body.offer.sdp).catch(invalidOffer);
      if (!leg) throw tooLate();
      replyThen(res, { rtc_id: leg.uuid }, () => {
        part.tellAnswer();
      });
    }),
  );

  return router;
}
