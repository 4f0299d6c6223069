import { json, Router } from 'express';
import { z } from 'zod';
import { playingFields } from '../platform/ncco/playing.ts';
import { oneUrl } from '../platform/ncco/target.ts';
import { legIn } from './leg-in.ts';
import { notAnswered } from './problem.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

const body = z.object({ stream_url: oneUrl, ...playingFields });

/** Plays a file to a leg while its call goes on, and stops that. */
export function playStream({ platform, guard }: VoiceRouteDependencies): Router {
  const router = Router();

  router.put(
    '/v1/calls/:uuid/stream',
    json({ limit: '100kb' }),
    guard((application, req, res) => {
      const { stream_url: streamUrl, ...options } = body.parse(req.body);
      const control = legIn(platform, application, req.params.uuid);
      if (!control.stream({ url: streamUrl[0], ...options })) throw notAnswered();
      res.json({ message: 'Stream started', uuid: control.leg.identity.uuid });
    }),
  );

  router.delete(
    '/v1/calls/:uuid/stream',
    guard((application, req, res) => {
      const control = legIn(platform, application, req.params.uuid);
      control.stop('stream');
      res.json({ message: 'Stream stopped', uuid: control.leg.identity.uuid });
    }),
  );

  return router;
}
