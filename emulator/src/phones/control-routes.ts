import { Router } from 'express';
import { z } from 'zod';
import type { FaultSwitches } from '../faults.ts';
import { rms } from '../media/loudness.ts';
import { strengthAt } from '../media/spectrum.ts';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { ControlError } from './control-error.ts';
import type { Forge } from '../webhooks/forge.ts';
import { balanceControl } from './balance-control.ts';
import { earControl } from './ear-control.ts';
import { faultControl } from './fault-control.ts';
import { forgeControl } from './forge-control.ts';
import { sipControl } from './sip-control.ts';

export interface ControlDependencies {
  readonly platform: ObservedPlatform;
  /** Cuts every SDK's connection without a word; how many there were. */
  readonly dropSockets: () => number;
  /** Lets the token of every SDK expire; how many there were. */
  readonly expireTokens: () => number;
  readonly faults: FaultSwitches;
  readonly forge: Forge;
  /** Ends every call, forgets habits and history, and switches all faults off. */
  readonly reset: () => void;
}

const pitch = z.coerce.number().min(1).max(4000);
const pitches = z.object({
  hz: z.union([pitch.transform((one) => [one]), z.array(pitch).max(50)]).default([]),
});

/** What tests and scripts do with the emulator, as JSON under /emulator. */
export function controlRoutes(dependencies: ControlDependencies): Router {
  const { platform, dropSockets, expireTokens, faults, forge, reset } = dependencies;
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

  router.post('/emulator/sessions/expire', (_req, res) => {
    res.json({ expired: expireTokens() });
  });

  router.post('/emulator/sessions/drop', (_req, res) => {
    res.json({ dropped: dropSockets() });
  });

  router.use(sipControl(platform));
  router.use(faultControl(faults));
  router.use(earControl(platform));
  router.use(balanceControl(platform.purse));
  router.use(forgeControl(forge));
  return router;
}
