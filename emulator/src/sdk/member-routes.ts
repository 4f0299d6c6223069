import { Router } from 'express';
import { z } from 'zod';
import type { LeaveReason } from '../platform/browsers/caller.ts';
import { replyThen } from './after-reply.ts';
import { conversationV3, memberV3 } from './conversation-views.ts';
import { callIn } from './route-dependencies.ts';
import type { RouteDependencies } from './route-dependencies.ts';
import { notFound, SdkError } from './sdk-error.ts';

const reason = z.object({ reason_code: z.string(), reason_text: z.string() });

/** A conversation, who is in it, and leaving it: both SDKs ask for these alike. */
export function memberRoutes({ platform, guard, headStart }: RouteDependencies): Router {
  const router = Router();

  router.get(
    '/v0.3/conversations/:conversation',
    guard(({ user }, req, res) => {
      res.json(conversationV3(callIn(platform, user, req.params.conversation).conversation));
    }),
  );

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

  router.delete(
    ['/beta', '/v0.2'].map((version) => `${version}/conversations/:conversation/members/:member`),
    guard(({ user }, req, res) => {
      const call = callIn(platform, user, req.params.conversation);
      const { caller, conversation } = call;
      if (req.params.member !== caller.id) throw notFound('member');
      if (conversation.member(caller.id)?.state === 'LEFT') {
        const code = 'conversation:error:invalid-member-state';
        throw new SdkError(400, code, 'The member has left already.');
      }
      replyThen(res, {}, () => {
        // The newer SDK takes its own leaving for somebody else's before it has read the reply.
        if (req.path.startsWith('/v0.2/')) headStart.give(conversation.id);
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
