import { json, Router } from 'express';
import { z } from 'zod';
import type { Forge } from '../webhooks/forge.ts';
import { forgeries, type ForgeryName } from '../webhooks/forgeries.ts';

const isForgery = (name: string): name is ForgeryName => Object.hasOwn(forgeries, name);

const forged = z.strictObject({
  forgery: z.string().refine(isForgery, 'is no known forgery'),
  application: z.string(),
  webhook: z.enum(['answer', 'event']),
  method: z.enum(['GET', 'POST']).exactOptional(),
  payload: z.record(z.string(), z.unknown()),
});

/** Forged webhooks, for those who test that theirs are checked: `GET` names the kinds, `POST` sends one. */
export function forgeControl(forge: Forge): Router {
  const router = Router();

  router.get('/emulator/forgeries', (_req, res) => {
    res.json({ forgeries: Object.keys(forgeries) });
  });

  router.post('/emulator/forge', json({ limit: '16kb' }), async (req, res) => {
    const { status, body } = await forge(forged.parse(req.body));
    res.json({ status, body });
  });

  return router;
}
