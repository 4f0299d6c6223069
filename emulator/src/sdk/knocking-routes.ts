import { Router } from 'express';
import { z } from 'zod';
import { replyThen } from './after-reply.ts';
import { requireSession } from './route-dependencies.ts';
import type { RouteDependencies } from './route-dependencies.ts';
import { notFound } from './sdk-error.ts';

const knock = z.object({
  originating_session: z.string(),
  channel: z.object({
    id: z.string(),
    to: z.union([
      z.object({ type: z.literal('phone'), number: z.string().max(1024) }),
      z.object({ type: z.literal('app'), user: z.string().min(1).max(1024) }),
    ]),
  }),
  properties: z.object({ custom_data: z.record(z.string(), z.unknown()) }).optional(),
});

/** A knock asks for a call: with the leg that is up, to whatever the page dialled. */
export function knockingRoutes({
  platform,
  sessions,
  guard,
  headStart,
}: RouteDependencies): Router {
  const router = Router();

  router.post(
    ['/beta/knocking', '/v0.3/knocking'],
    guard(({ user, application }, req, res) => {
      const { originating_session, channel, properties } = knock.parse(req.body);
      const session = requireSession(sessions, user, originating_session);
      const call = platform.knock({ user, session: session.id }, application, {
        leg: channel.id,
        dialled: channel.to.type === 'phone' ? channel.to.number : channel.to.user,
        customData: properties?.custom_data ?? {},
      });
      if (!call) throw notFound('leg');
      replyThen(res, { id: call.knocking }, () => {
        // A browser that did not get the reply does not know of the call.
        if (!res.writableFinished) call.hangUp('user');
        headStart.give(call.conversation.id);
        call.begin();
      });
    }),
  );

  router.delete(
    '/beta/knocking/:id',
    guard(({ user }, req, res) => {
      const call = platform.callsOf(user).find(({ knocking }) => knocking === req.params.id);
      if (!call) throw notFound('knocking');
      replyThen(res, { id: call.knocking }, () => {
        call.hangUp('user');
      });
    }),
  );

  return router;
}
