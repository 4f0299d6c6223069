import type { PlatformTrouble } from '@hotline/protocol/service';
import { Router } from 'express';
import { z } from 'zod';
import type { SignedIn } from '../session/signed-in.ts';
import type { KeptTrouble, Store } from '../store/store.ts';
import { masked } from './masked.ts';

export interface TroubleDependencies {
  /** What goes wrong is for those who can mend it. */
  readonly adminOnly: SignedIn;
  readonly store: Pick<Store, 'troubles'>;
}

const shown = 20;

/** What the platform could not do with what it was told. */
export function troubleRoutes({ adminOnly, store }: TroubleDependencies): Router {
  const router = Router();
  router.get('/api/troubles', async (req, res) => {
    const { name: user } = await adminOnly(req);
    res.json((await store.troubles(shown)).map((trouble) => troubleFor(user, trouble)));
  });
  return router;
}

const complaint = z.object({ reason: z.string() });

/** A complaint as this user may see it: another's call stays unnamed. */
export function troubleFor(
  user: string,
  { id, receivedAt: at, body, call }: KeptTrouble,
): PlatformTrouble {
  const { reason } = complaint.parse(masked(JSON.parse(body)));
  return { id, at, reason, ...(call?.user === user && { callId: call.id }) };
}
