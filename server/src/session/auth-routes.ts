import { Router } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import { HttpError } from '../errors.ts';
import type { ClientToken } from './client-token.ts';
import type { SignedIn } from './signed-in.ts';

export interface AuthDependencies {
  readonly signedIn: SignedIn;
  readonly clientToken: ClientToken;
  readonly audit: AuditLog;
}

/** The voice SDK's token, for nobody but its own user. */
export function authRoutes({ signedIn, clientToken, audit }: AuthDependencies): Router {
  const router = Router();

  router.get('/auth/:user', async (req, res) => {
    // Another user and an unknown one get the same words: who exists is nobody's business.
    const { name } = await signedIn(req);
    if (name !== req.params.user) {
      throw new HttpError('user-unknown');
    }
    audit.note({ kind: 'token-minted', user: name });
    res.json(clientToken(name));
  });

  return router;
}
