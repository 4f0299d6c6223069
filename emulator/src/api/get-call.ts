import { Router } from 'express';
import { callRecord } from './call-record.ts';
import { notFound } from './problem.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

/** One leg of the application. */
export function getCall({ platform, guard }: VoiceRouteDependencies): Router {
  const router = Router();

  router.get(
    '/v1/calls/:uuid',
    guard((application, req, res) => {
      const legs = platform.legs(application.id);
      const leg = legs.find(({ identity }) => identity.uuid === req.params.uuid);
      if (!leg) throw notFound();
      res.json(callRecord(leg));
    }),
  );

  return router;
}
