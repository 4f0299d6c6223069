import type { Settings } from '@hotline/protocol/session';
import { Router } from 'express';
import type { SignedIn } from './signed-in.ts';

/** Where the browser finds the voice platform. */
export function settingsRoutes(dependencies: { settings: Settings; signedIn: SignedIn }): Router {
  const { settings, signedIn } = dependencies;
  const router = Router();

  router.get('/api/settings', async (req, res) => {
    await signedIn(req);
    res.json(settings);
  });

  return router;
}
