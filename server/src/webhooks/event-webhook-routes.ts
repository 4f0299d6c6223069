import { eventWebhook } from '@hotline/protocol/webhook';
import { Router } from 'express';
import { jsonBody } from '../json-body.ts';
import { note } from '../request-log.ts';
import type { HearEvent } from './hear-event.ts';

/** Takes what the platform tells of a call; also at the address that older instructions register. */
export function eventWebhookRoutes({ hearEvent }: { hearEvent: HearEvent }): Router {
  const router = Router();

  router.post(['/webhooks/event', '/webhooks/events'], jsonBody, async (req, res) => {
    const code = await hearEvent(eventWebhook.parse(req.body));
    if (code) note(res, { code });
    res.status(204).end();
  });

  return router;
}
