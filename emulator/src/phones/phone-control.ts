import { json, Router } from 'express';
import { z } from 'zod';
import { habits } from '../platform/phones/habits.ts';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { ControlError } from './control-error.ts';
import { requirePhone } from './require-phone.ts';

const number = z.string().regex(/^\d{7,15}$/, 'is E.164 without plus sign');
/** Of any simulated phone. */
const address = z
  .string()
  .regex(/^(\d{3,15}|sips?:\S{1,200})$/, 'is no number, extension or SIP address');
const dialled = z.object({ to: number });
const habit = z.object({ habit: z.enum(habits).nullable() });

const actions = {
  answer: { act: 'answer', missing: 'ringing' },
  decline: { act: 'decline', missing: 'ringing' },
  'hang-up': { act: 'hangUp', missing: 'in a call' },
} as const;

/** What a person does with a simulated phone: calls, answers, declines, hangs up, changes its habit. */
export function phoneControl(platform: ObservedPlatform): Router {
  const router = Router();

  router.put('/emulator/phones/:number/habit', json({ limit: '1kb' }), (req, res) => {
    const phone = address.parse(req.params.number);
    platform.setHabit(phone, habit.parse(req.body).habit ?? undefined);
    res.json({ number: phone, habit: platform.habit(phone) });
  });

  router.post('/emulator/phones/:number/dial', json({ limit: '1kb' }), (req, res) => {
    const { to } = dialled.parse(req.body);
    const leg = platform.dial(number.parse(req.params.number), to);
    if (leg === undefined) {
      throw new ControlError(404, 'number-unknown', 'No application has that number.');
    }
    res.status(201).json({ leg });
  });

  for (const [path, { act, missing }] of Object.entries(actions)) {
    router.post(`/emulator/phones/:number/${path}`, (req, res) => {
      if (!requirePhone(platform, req)[act]()) {
        throw new ControlError(409, 'phone-state', `That phone is not ${missing}.`);
      }
      res.status(204).end();
    });
  }

  return router;
}
