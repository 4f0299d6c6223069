import { json, Router } from 'express';
import { z } from 'zod';
import { answerFaults } from '../faults.ts';
import type { FaultSwitches } from '../faults.ts';
import { someInputForms } from '../platform/input/input-forms.ts';
import { someEarFaults } from '../platform/sound/ear-faults.ts';
import { someSdkFaults } from '../sdk/sdk-faults.ts';
import { spellOf } from './spell-of.ts';
import { outOfCreditWays } from '../platform/account/gate.ts';

const probability = z.number().min(0).max(1);
const change = z.strictObject({
  dropEvents: probability.exactOptional(),
  duplicateEvents: probability.exactOptional(),
  swapEvents: probability.exactOptional(),
  swapStatuses: z.array(z.string().max(20)).max(20).exactOptional(),
  delayEvents: z.int().min(0).max(600_000).exactOptional(),
  answers: z.enum(answerFaults).exactOptional(),
  delayAnswers: z.int().min(0).max(600_000).exactOptional(),
  restLimit: z.int().min(1).nullable().exactOptional(),
  callLimit: z.int().min(1).nullable().exactOptional(),
  outOfCredit: z.enum(outOfCreditWays).exactOptional(),
  refuseRest: z.int().min(0).exactOptional(),
  restLinks: z.enum(['absolute', 'relative']).exactOptional(),
  ...someInputForms.shape,
  ...someEarFaults.shape,
  ...someSdkFaults.shape,
});

/** What goes wrong on purpose: `GET` shows it, `PUT` changes what it names, for good or `?for=` some milliseconds, `DELETE` mends all. */
export function faultControl(faults: FaultSwitches): Router {
  const router = Router();

  router.get('/emulator/faults', (_req, res) => {
    res.json(faults.now());
  });

  router.put('/emulator/faults', json({ limit: '1kb' }), (req, res) => {
    faults.set(change.parse(req.body), spellOf(req));
    res.json(faults.now());
  });

  router.delete('/emulator/faults', (_req, res) => {
    faults.reset();
    res.json(faults.now());
  });

  return router;
}
