import { json, Router } from 'express';
import { z } from 'zod';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { ControlError } from './control-error.ts';

const header = z.string().max(256);
const dialled = z.object({
  from: z.string().regex(/^(sips?:\S{1,200}|\d{7,15})$/, 'is no SIP address'),
  to: z.string().regex(/^\d{7,15}$/, 'is E.164 without plus sign'),
  headers: z.record(z.string().regex(/^[\w-]{1,64}$/), header).default({}),
});

/** A SIP address calls a number, with the headers of its own that an INVITE may carry. */
export function sipControl(platform: ObservedPlatform): Router {
  const router = Router();

  router.post('/emulator/sip/dial', json({ limit: '16kb' }), (req, res) => {
    const { from, to, headers } = dialled.parse(req.body);
    const leg = platform.dial(from, to, headers);
    if (leg === undefined) {
      throw new ControlError(404, 'number-unknown', 'No application has that number.');
    }
    res.status(201).json({ leg });
  });

  return router;
}
