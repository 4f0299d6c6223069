import { Router } from 'express';
import { z } from 'zod';
import { nexmoEvent } from './nexmo-event.ts';
import { conversationV1, memberV1, page } from './nexmo-views.ts';
import { callIn } from '../route-dependencies.ts';
import type { RouteDependencies } from '../route-dependencies.ts';

const range = z.object({
  start_id: z.coerce.number().int().min(1).catch(1),
  end_id: z.coerce.number().int().min(1).catch(Number.MAX_SAFE_INTEGER),
});

/** What a conversation is, and what happened in it: the SDK fetches events that it has missed. */
export function conversationRoutes({ platform, guard }: RouteDependencies): Router {
  const router = Router();

  router.get(
    '/beta/conversations/:conversation',
    guard(({ user }, req, res) => {
      res.json(conversationV1(callIn(platform, user, req.params.conversation).conversation));
    }),
  );

  router.get(
    '/beta2/conversations/:conversation/events',
    guard(({ user }, req, res) => {
      const { conversation } = callIn(platform, user, req.params.conversation);
      const { start_id, end_id } = range.parse(req.query);
      const events = conversation.events().filter(({ id = 0 }) => id >= start_id && id <= end_id);
      res.json(
        page(
          'events',
          events.map((event) => nexmoEvent(event, conversation)),
          'v1',
        ),
      );
    }),
  );

  router.get(
    '/beta2/conversations/:conversation/members',
    guard(({ user }, req, res) => {
      const { conversation } = callIn(platform, user, req.params.conversation);
      res.json(page('members', conversation.members().map(memberV1), 'v1'));
    }),
  );

  return router;
}
