import { json, Router } from 'express';
import { z } from 'zod';
import type { Purse } from '../platform/account/purse.ts';

const most = 1_000_000;
const balance = z.strictObject({ value: z.number().min(-most).max(most) });
const topUp = z.strictObject({ amount: z.number().positive().max(most) });

/** The account's money, in euros: `GET` shows it, `PUT` sets it, a top-up adds to it. */
export function balanceControl(purse: Purse): Router {
  const router = Router();

  router.get('/emulator/balance', (_req, res) => {
    res.json(show(purse));
  });

  router.put('/emulator/balance', json({ limit: '1kb' }), (req, res) => {
    purse.set(balance.parse(req.body).value);
    res.json(show(purse));
  });

  router.post('/emulator/balance/top-up', json({ limit: '1kb' }), (req, res) => {
    purse.add(topUp.parse(req.body).amount);
    res.json(show(purse));
  });

  return router;
}

const show = (purse: Purse): object => ({ value: purse.balance(), currency: 'EUR' });
