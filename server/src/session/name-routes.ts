import { signIn } from '@hotline/protocol/session';
import { Router } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import { HttpError } from '../errors.ts';
import type { UserBook } from '../users/user-book.ts';
import type { Enter } from './enter.ts';

export interface NameDependencies {
  readonly users: UserBook;
  readonly enter: Enter;
  readonly audit: AuditLog;
}

/** Signing in by name alone: good enough for a demo on one's own machine, and for nothing else. */
export function nameRoutes({ users, enter, audit }: NameDependencies): Router {
  const router = Router();

  router.post('/api/session', async (req, res) => {
    const { username } = signIn.parse(req.body);
    const user = await users.find(username);
    if (!user) {
      audit.note({ kind: 'sign-in-failed', details: { username } });
      throw new HttpError('username-invalid');
    }
    res.json(await enter(req, res, user, 'name'));
  });

  return router;
}
