import { json, Router } from 'express';
import { z } from 'zod';
import { NoPortLeft, UnusableOffer } from '../media/unusable-offer.ts';
import type { ObservedPlatform } from '../platform/observed-platform.ts';
import { ControlError } from './control-error.ts';
import { requirePhone } from './require-phone.ts';

const page = z.string().regex(/^[\w-]{1,64}$/, 'is no name of a page');
const taking = z.object({
  page,
  /** An SDP offer. */
  offer: z.string().max(20_000),
  /** Also from another page that has it. */
  force: z.boolean().default(false),
});
const giving = z.object({ page });

/** A page's browser, which reaches this machine at `address`, speaks and hears on a phone: one page a phone. */
export function phoneAudioControl(platform: ObservedPlatform, address?: string): Router {
  const router = Router();

  router.post('/emulator/phones/:number/audio', json({ limit: '32kb' }), async (req, res) => {
    const { page: holder, offer, force } = taking.parse(req.body);
    const phone = requirePhone(platform, req);
    const now = holderOf(platform, req.params.number, req.query.leg);
    if (now !== undefined && now !== holder && !force) {
      throw new ControlError(409, 'phone-held', 'Another page is on this phone.');
    }
    const sdp = await phone.lend(holder, offer, address).catch(asControlError);
    if (sdp === undefined) {
      throw new ControlError(409, 'phone-state', 'That phone is not in a call.');
    }
    res.status(201).json({ sdp });
  });

  router.delete('/emulator/phones/:number/audio', json({ limit: '1kb' }), (req, res) => {
    const { number } = req.params;
    const phone = requirePhone(platform, req);
    // Whose connection has ended meanwhile has given it back already.
    const over = holderOf(platform, number, req.query.leg) === undefined;
    if (!phone.giveBack(giving.parse(req.body).page) && !over) {
      throw new ControlError(409, 'phone-not-held', 'Another page is on this phone.');
    }
    res.status(204).end();
  });

  return router;
}

function holderOf(platform: ObservedPlatform, number: string, leg: unknown): string | undefined {
  return platform
    .snapshot()
    .phones.find((phone) => phone.number === number && (leg === undefined || phone.leg === leg))
    ?.heldBy;
}

function asControlError(error: unknown): never {
  if (error instanceof UnusableOffer) throw new ControlError(400, error.code, error.message);
  if (error instanceof NoPortLeft) throw new ControlError(503, error.code, error.message);
  throw error;
}
