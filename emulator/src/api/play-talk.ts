import { json, Router } from 'express';
import { z } from 'zod';
import { isLanguage } from '../platform/ncco/languages.ts';
import { speechFields } from '../platform/ncco/talk.ts';
import { legIn } from './leg-in.ts';
import { notAnswered } from './problem.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

const language = z.string().refine(isLanguage, 'is not a language of text to speech').optional();

const body = z.object({ ...speechFields, language });

/** Speaks to a leg while its call goes on, and stops that. */
export function playTalk({ platform, guard }: VoiceRouteDependencies): Router {
  const router = Router();

  router.put(
    '/v1/calls/:uuid/talk',
    json({ limit: '100kb' }),
    guard((application, req, res) => {
      const order = body.parse(req.body);
      const control = legIn(platform, application, req.params.uuid);
      if (!control.talk(order)) throw notAnswered();
      res.json({ message: 'Talk started', uuid: control.leg.identity.uuid });
    }),
  );

  router.delete(
    '/v1/calls/:uuid/talk',
    guard((application, req, res) => {
      const control = legIn(platform, application, req.params.uuid);
      control.stop('talk');
      res.json({ message: 'Talk stopped', uuid: control.leg.identity.uuid });
    }),
  );

  return router;
}
