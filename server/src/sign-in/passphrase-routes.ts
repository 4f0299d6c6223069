import { passphraseSignIn } from '@hotline/protocol/sign-in';
import { Router } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import { HttpError } from '../errors.ts';
import type { Enter } from '../session/enter.ts';
import type { UserBook } from '../users/user-book.ts';
import type { CheckPassphrase } from './check-passphrase.ts';

export interface PassphraseDependencies {
  readonly users: UserBook;
  readonly checkPassphrase: CheckPassphrase;
  readonly enter: Enter;
  readonly audit: AuditLog;
}

/** Signing in by user name and passphrase. */
export function passphraseRoutes(dependencies: PassphraseDependencies): Router {
  const { users, checkPassphrase, enter, audit } = dependencies;
  const router = Router();

  router.post('/api/session', async (req, res) => {
    const { username, passphrase } = passphraseSignIn.parse(req.body);
    const right = await checkPassphrase(req, username, passphrase);
    const user = await users.find(username);
    if (!right || !user) {
      // A name that is nobody's may be a passphrase in the wrong field.
      audit.note({ kind: 'sign-in-failed', user: user?.name ?? '', details: { by: 'passphrase' } });
      throw new HttpError('sign-in-failed');
    }
    res.json(await enter(req, res, user, 'passphrase'));
  });

  return router;
}
