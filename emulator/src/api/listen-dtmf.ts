import { json, Router } from 'express';
import { z } from 'zod';
import { oneUrl } from '../platform/ncco/target.ts';
import { legIn } from './leg-in.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

const path = '/v1/calls/:uuid/input/dtmf';
const body = z.object({ event_url: oneUrl });

/**
 * Has each key of a leg told as it is pressed, until that is taken back.
 *
 * NOTE: the platform's definition says that this is for legs with an asynchronous input; here it is for any.
 */
export function listenDtmf({ platform, guard }: VoiceRouteDependencies): Router {
  const router = Router();

  router.put(
    path,
    json({ limit: '10kb' }),
    guard((application, req, res) => {
      const [url] = body.parse(req.body).event_url;
      legIn(platform, application, req.params.uuid).tellKeys(url);
      res.end();
    }),
  );

  router.delete(
    path,
    guard((application, req, res) => {
      legIn(platform, application, req.params.uuid).tellKeys(undefined);
      res.end();
    }),
  );

  return router;
}
