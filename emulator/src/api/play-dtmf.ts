import { json, Router } from 'express';
import { z } from 'zod';
import { keysPattern } from '../platform/legs/keys.ts';
import { legIn } from './leg-in.ts';
import { badRequest } from './problem.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

const body = z.object({
  digits: z.string().regex(keysPattern, 'takes up to 100 of 0-9, *, #, A-D, and p for a pause'),
});

/** Presses keys into a leg: whoever is on it hears them. */
export function playDtmf({ platform, guard }: VoiceRouteDependencies): Router {
  const router = Router();

  router.put(
    '/v1/calls/:uuid/dtmf',
    json({ limit: '10kb' }),
    guard((application, req, res) => {
      const { digits } = body.parse(req.body);
      const control = legIn(platform, application, req.params.uuid);
      if (!control.playKeys(digits)) {
        throw badRequest({ name: 'uuid', reason: 'nobody has answered the call yet' });
      }
      res.json({ message: 'DTMF sent', uuid: control.leg.identity.uuid });
    }),
  );

  return router;
}
