import { json, Router } from 'express';
import { z } from 'zod';
import type { FaultSwitches } from '../faults.ts';
import { rms } from '../media/loudness.ts';
import { strengthAt } from '../media/spectrum.ts';
import { habits } from '../platform/phones/habits.ts';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { ControlError } from './control-error.ts';
import type { Forge } from '../webhooks/forge.ts';
import { balanceControl } from './balance-control.ts';
import { earControl } from './ear-control.ts';
import { faultControl } from './fault-control.ts';
import { forgeControl } from './forge-control.ts';
import { phoneAudioControl } from './phone-audio-control.ts';
import { phoneMouthControl } from './phone-mouth-control.ts';
import { requirePhone } from './require-phone.ts';
import { sipControl } from './sip-control.ts';

export interface ControlDependencies {
  readonly platform: ObservedPlatform;
  /** Cuts every SDK's connection without a word; how many there were. */
  readonly dropSockets: () => number;
  readonly faults: FaultSwitches;
  readonly forge: Forge;
  /** Ends every call, forgets habits and history, and switches all faults off. */
  readonly reset: () => void;
}

const number = z.string().regex(/^\d{7,15}$/, 'is E.164 without plus sign');
/** Of any simulated phone. */
const address = z
  .string()
  .regex(/^(\d{3,15}|sips?:\S{1,200})$/, 'is no number, extension or SIP address');
const dialled = z.object({ to: number });
const habit = z.object({ habit: z.enum(habits).nullable() });
const pitch = z.coerce.number().min(1).max(4000);
const pitches = z.object({
  hz: z.union([pitch.transform((one) => [one]), z.array(pitch).max(50)]).default([]),
});

/** What tests and scripts do with the emulator, as JSON under /emulator. */
export function controlRoutes(dependencies: ControlDependencies): Router {
  const { platform, dropSockets, faults, forge, reset } = dependencies;
  const router = Router();

  router.get('/emulator/calls', (_req, res) => {
    res.json(platform.snapshot());
  });

  router.get('/emulator/calls/:leg/spectrum', (req, res) => {
    const { hz } = pitches.parse(req.query);
    const said = platform.said(req.params.leg);
    if (said === undefined) throw new ControlError(404, 'leg-unknown', 'No live leg has that id.');
    const power = Object.fromEntries(hz.map((each) => [each, strengthAt(each, said) ** 2]));
    res.json({ power, rms: rms(said) });
  });

  router.get('/emulator/webhooks', (_req, res) => {
    res.json({ webhooks: platform.sent() });
  });

  router.post('/emulator/reset', (_req, res) => {
    reset();
    res.status(204).end();
  });

  router.post('/emulator/sessions/drop', (_req, res) => {
    res.json({ dropped: dropSockets() });
  });

  router.use(phoneControl(platform));
  router.use(sipControl(platform));
  router.use(phoneMouthControl(platform));
  router.use(phoneAudioControl(platform));
  router.use(faultControl(faults));
  router.use(earControl(platform));
  router.use(balanceControl(platform.purse));
  router.use(forgeControl(forge));
  return router;
}

const actions = {
  answer: { act: 'answer', missing: 'ringing' },
  decline: { act: 'decline', missing: 'ringing' },
  'hang-up': { act: 'hangUp', missing: 'in a call' },
} as const;

function phoneControl(platform: ObservedPlatform): Router {
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
