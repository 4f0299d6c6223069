import { Router } from 'express';
import { z } from 'zod';
import { replyThen } from '../after-reply.ts';
import { callIn, requireSession } from '../route-dependencies.ts';
import type { RouteDependencies } from '../route-dependencies.ts';
import { invalidOffer, notFound, tooLate } from '../sdk-error.ts';

const join = z.object({ state: z.literal('joined') });
const answer = z.object({
  originating_session: z.string(),
  body: z.object({ answer: z.string() }),
});

/** Answering an invite: the SDK joins first, and then says what it makes of the sound it was offered. */
export function answerRoutes({ platform, sessions, guard }: RouteDependencies): Router {
  const router = Router();

  router.put(
    '/v0.3/conversations/:conversation/members/:member',
    guard(({ user }, req, res) => {
      join.parse(req.body);
      const part = callIn(platform, user, req.params.conversation);
      if (req.params.member !== part.caller.id) throw notFound('member');
      if (!('accept' in part) || !part.live || part.session !== undefined) throw tooLate();
      res.json({ id: part.caller.id });
    }),
  );

  router.post(
    '/v0.3/conversations/:conversation/rtc/:leg/answer',
    guard(async ({ user }, req, res) => {
      const { originating_session, body } = answer.parse(req.body);
      const { id } = requireSession(sessions, user, originating_session);
      const part = callIn(platform, user, req.params.conversation);
      if (req.params.leg !== part.leg) throw notFound('leg');
      if (!('accept' in part)) throw tooLate();
      const taken = await part.accept({ user, session: id }, body.answer).catch(invalidOffer);
      if (!taken) throw tooLate();
      replyThen(res, { id: part.leg }, () => {
        part.tellAnswer();
      });
    }),
  );

  return router;
}
