import { json, Router, type Request } from 'express';
import { z } from 'zod';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { someEarFaults, type EarFaults } from '../platform/sound/ear-faults.ts';
import type { Switches } from '../platform/switches.ts';
import { ControlError } from './control-error.ts';
import { spellOf } from './spell-of.ts';

const change = z.strictObject(someEarFaults.shape);

/**
 * What goes wrong on purpose with the audio of one browser: `GET` shows it, `PUT` changes what it names, for good or
 * `?for=` some milliseconds, and `DELETE` leaves only what goes wrong for all.
 */
export function earControl(platform: Pick<ObservedPlatform, 'ear'>): Router {
  const router = Router();

  function earOf({ params }: Pick<Request<{ leg: string }>, 'params'>): Switches<EarFaults> {
    const ear = platform.ear(params.leg);
    if (ear) return ear;
    throw new ControlError(404, 'leg-unknown', 'No browser is on a live leg of that id.');
  }

  router.get('/emulator/calls/:leg/faults', (req, res) => {
    res.json(aboutTheEar.parse(earOf(req).now()));
  });

  router.put('/emulator/calls/:leg/faults', json({ limit: '1kb' }), (req, res) => {
    const ear = earOf(req);
    ear.set(change.parse(req.body), spellOf(req));
    res.json(aboutTheEar.parse(ear.now()));
  });

  router.delete('/emulator/calls/:leg/faults', (req, res) => {
    earOf(req).reset();
    res.status(204).end();
  });

  return router;
}

/** Of all that may go wrong, what concerns the ear. */
const aboutTheEar = z.object(someEarFaults.shape);
