import { json, Router } from 'express';
import { z } from 'zod';
import type { LegControl } from '../platform/leg-book.ts';
import { ncco } from '../platform/ncco/ncco.ts';
import { oneUrl } from '../platform/ncco/target.ts';
import { legIn } from './leg-in.ts';
import { notAnswered } from './problem.ts';
import type { VoiceRouteDependencies } from './voice-routes.ts';

const destination = z.union(
  [z.object({ type: z.literal('ncco'), ncco }), z.object({ type: z.literal('ncco'), url: oneUrl })],
  'takes type "ncco" with either an ncco or a url',
);

const body = z.discriminatedUnion(
  'action',
  [
    z.object({ action: z.enum(['hangup', 'mute', 'unmute', 'earmuff', 'unearmuff']) }),
    z.object({ action: z.literal('transfer'), destination }),
  ],
  'is no action',
);

/** Changes a leg that is up. */
export function modifyCall({ platform, guard }: VoiceRouteDependencies): Router {
  const router = Router();

  router.put(
    '/v1/calls/:uuid',
    json({ limit: '100kb' }),
    guard((application, req, res) => {
      const asked = body.parse(req.body);
      act(legIn(platform, application, req.params.uuid), asked);
      res.status(204).end();
    }),
  );

  return router;
}

function act(leg: LegControl, asked: z.infer<typeof body>): void {
  if (asked.action === 'transfer') transfer(leg, asked.destination);
  else switches[asked.action](leg);
}

const switches = {
  hangup: (leg: LegControl) => {
    leg.hangUp();
  },
  mute: (leg: LegControl) => {
    leg.mute(true);
  },
  unmute: (leg: LegControl) => {
    leg.mute(false);
  },
  earmuff: (leg: LegControl) => {
    leg.earmuff(true);
  },
  unearmuff: (leg: LegControl) => {
    leg.earmuff(false);
  },
};

function transfer(leg: LegControl, to: z.infer<typeof destination>): void {
  // NOTE: the platform does not say how it asks the URL.
  const instructions = 'url' in to ? { url: to.url[0], method: 'GET' as const } : to.ncco;
  if (leg.transfer(instructions)) return;
  throw notAnswered();
}
