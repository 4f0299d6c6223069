import { json, Router } from 'express';
import { z } from 'zod';
import { badRequest, notFound } from './problem.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

const actions = ['hangup', 'mute', 'unmute', 'earmuff', 'unearmuff', 'transfer'] as const;
const body = z.object({ action: z.enum(actions, 'is no action') });

/** Changes a leg that is up; so far by ending it. */
export function modifyCall({ platform, guard }: VoiceRouteDependencies): Router {
  const router = Router();

  router.put(
    '/v1/calls/:uuid',
    json({ limit: '100kb' }),
    guard((application, req, res) => {
      const { action } = body.parse(req.body);
      if (action !== 'hangup') {
        throw badRequest({ name: 'action', reason: `the emulator cannot ${action} yet` });
      }
      const done = platform.hangUpLeg(application.id, z.string().parse(req.params.uuid));
      if (done === 'unknown') throw notFound();
      // NOTE: 404 by definition; in practice the platform answers 400 for a leg that is over.
      if (done === 'ended') throw badRequest({ name: 'uuid', reason: 'the call has ended' });
      res.status(204).end();
    }),
  );

  return router;
}
