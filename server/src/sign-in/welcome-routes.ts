import type { Welcome } from '@hotline/protocol/sign-in';
import { Router } from 'express';

/** How one may sign in here: all that a stranger is told. */
export function welcomeRoutes({ welcome }: { readonly welcome: Welcome }): Router {
  const router = Router();

  router.get('/api/welcome', (_req, res) => {
    res.json(welcome);
  });

  return router;
}
