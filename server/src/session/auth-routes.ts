import { Router } from 'express';
import { HttpError } from '../errors.ts';
import type { ClientToken } from './client-token.ts';
import type { SignedIn } from './signed-in.ts';

export interface AuthDependencies {
  readonly signedIn: SignedIn;
  readonly clientToken: ClientToken;
}

/** The voice SDK's token, for nobody but its own user. */
export function authRoutes({ signedIn, clientToken }: AuthDependencies): Router {
  const router = Router();

  router.get('/auth/:user', (req, res) => {
    // Another user and an unknown one get the same words: who exists is nobody's business.
    if (signedIn(req) !== req.params.user) {
      throw new HttpError('user-unknown');
    }
    res.json(clientToken(req.params.user));
  });

  return router;
}
