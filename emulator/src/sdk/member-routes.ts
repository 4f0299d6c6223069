import { Router } from 'express';
import { z } from 'zod';
import type { LeaveReason } from '../platform/browsers/caller.ts';
import { replyThen } from './after-reply.ts';
import { memberV1, memberV3, page } from './nexmo-views.ts';
import { callIn } from './routes.ts';
import type { RouteDependencies } from './routes.ts';
import { notFound, SdkError } from './sdk-error.ts';

const reason = z.object({ reason_code: z.string(), reason_text: z.string() });

/** Who is in a conversation, and leaving it. */
export function memberRoutes({ platform, guard }: RouteDependencies): Router {
  const router = Router();

  router.get(
    '/v0.3/conversations/:conversation/members/:member',
    guard(({ user }, req, res) => {
      const { conversation, caller } = callIn(platform, user, req.params.conversation);
      const { member: wanted } = req.params;
      const member = conversation.member(wanted === 'me' ? caller.id : String(wanted));
      if (!member) throw notFound('member');
      res.json(memberV3(member));
    }),
  );

  router.get(
    '/beta2/conversations/:conversation/members',
    guard(({ user }, req, res) => {
      const { conversation } = callIn(platform, user, req.params.conversation);
      res.json(page('members', conversation.members().map(memberV1), 'v1'));
    }),
  );

  router.delete(
    '/beta/conversations/:conversation/members/:member',
    guard(({ user }, req, res) => {
      const call = callIn(platform, user, req.params.conversation);
      const { caller, conversation } = call;
      if (req.params.member !== caller.id) throw notFound('member');
      if (conversation.member(caller.id)?.state === 'LEFT') {
        const code = 'conversation:error:invalid-member-state';
        throw new SdkError(400, code, 'The member has left already.');
      }
      replyThen(res, {}, () => {
        call.hangUp('user');
        caller.leave(leaveReason(req.query));
      });
    }),
  );

  return router;
}

/** Why a page says that it leaves. */
function leaveReason(query: unknown): LeaveReason | undefined {
  const { data } = reason.safeParse(query);
  return data && { code: data.reason_code, text: data.reason_text };
}
