import { passkeyAnswer } from '@hotline/protocol/sign-in';
import { Router } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import { HttpError } from '../errors.ts';
import type { Enter } from '../session/enter.ts';
import type { UserBook } from '../users/user-book.ts';
import { clientAddress } from '../client-address.ts';
import type { PasskeyQuestions } from './passkey-questions.ts';
import type { RateLimits } from './rate-limits.ts';

export interface PasskeyDependencies {
  readonly users: UserBook;
  readonly passkeyQuestions: PasskeyQuestions;
  readonly rateLimits: RateLimits;
  readonly enter: Enter;
  readonly audit: AuditLog;
}

const anybody = { purpose: 'sign-in', user: '' } as const;

/** Anybody may send rubbish: it fills no disk. */
const noted = { name: 'failed passkeys noted', most: 10, windowMs: 60_000 };

/** Signing in by passkey. */
export function passkeyRoutes(dependencies: PasskeyDependencies): Router {
  const { users, passkeyQuestions, rateLimits, enter, audit } = dependencies;
  const router = Router();

  router.post('/api/session/passkey/options', async (req, res) => {
    // Each question is kept, and anybody may ask for one.
    const name = `passkey questions ${clientAddress(req)}`;
    const retryAfterMs = await rateLimits.count([{ name, most: 100, windowMs: 300_000 }]);
    if (retryAfterMs !== undefined) {
      throw new HttpError('too-many-attempts', undefined, { retryAfterMs });
    }
    res.json(await passkeyQuestions.ask(anybody));
  });

  router.post('/api/session/passkey', async (req, res) => {
    const { response } = passkeyAnswer.parse(req.body);
    const name = await passkeyQuestions.answered(response, anybody);
    const user = name === undefined ? undefined : await users.find(name);
    if (!user) {
      if ((await rateLimits.count([noted])) === undefined) {
        audit.note({ kind: 'sign-in-failed', details: { by: 'passkey' } });
      }
      throw new HttpError('sign-in-failed');
    }
    res.json(await enter(req, res, user, 'passkey'));
  });

  return router;
}
