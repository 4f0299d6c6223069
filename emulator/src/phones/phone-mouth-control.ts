import { json, Router } from 'express';
import { z } from 'zod';
import { keysPattern } from '../platform/legs/keys.ts';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { ControlError } from './control-error.ts';
import { requirePhone } from './require-phone.ts';

const speech = z.object({ text: z.string().trim().min(1).max(1000) });
const keypress = z.object({
  digits: z.string().regex(keysPattern, 'has something that is no key'),
});

/** What a simulated phone says and presses in its call. Both answer how long that takes, as it begins. */
export function phoneMouthControl(platform: ObservedPlatform): Router {
  const router = Router();

  router.post('/emulator/phones/:number/say', json({ limit: '4kb' }), async (req, res) => {
    const { text } = speech.parse(req.body);
    const milliseconds = await requirePhone(platform, req).say(text);
    res.json({ milliseconds: inCall(milliseconds) });
  });

  router.post('/emulator/phones/:number/press', json({ limit: '1kb' }), (req, res) => {
    const { digits } = keypress.parse(req.body);
    const milliseconds = requirePhone(platform, req).press(digits);
    res.json({ milliseconds: inCall(milliseconds) });
  });

  return router;
}

function inCall(milliseconds: number | undefined): number {
  if (milliseconds !== undefined) return milliseconds;
  throw new ControlError(409, 'phone-state', 'That phone is not in a call.');
}
