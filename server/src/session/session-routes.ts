import { signIn, type Session } from '@hotline/protocol/session';
import { Router, type Request } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import { HttpError } from '../errors.ts';
import type { User, UserBook } from '../users/user-book.ts';
import type { SessionBook } from './session-book.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SignedIn, WhoIs } from './signed-in.ts';

export interface SessionDependencies {
  readonly sessions: SessionBook;
  readonly cookie: SessionCookie;
  readonly users: UserBook;
  readonly whoIs: WhoIs;
  readonly signedIn: SignedIn;
  readonly audit: AuditLog;
}

/** Signing in by name alone: good enough for a demo on one's own machine, and for nothing else. */
export function sessionRoutes(dependencies: SessionDependencies): Router {
  const { sessions, cookie, users, whoIs, signedIn, audit } = dependencies;
  const router = Router();

  router.post('/api/session', async (req, res) => {
    const { username } = signIn.parse(req.body);
    const user = await users.find(username);
    if (!user) {
      audit.note({ kind: 'sign-in-failed', details: { username } });
      throw new HttpError('username-invalid');
    }
    // A new secret at each sign-in, so that nobody can plant one beforehand.
    await end(req);
    cookie.write(res, await sessions.open(username, req.get('User-Agent') ?? ''));
    audit.note({ kind: 'signed-in', user: username, details: { by: 'name' } });
    res.json(sessionOf(user));
  });

  router.get('/api/session', async (req, res) => {
    res.json(sessionOf(await signedIn(req)));
  });

  router.delete('/api/session', async (req, res) => {
    await signedIn(req);
    await end(req);
    cookie.clear(res);
    res.status(204).end();
  });

  /** Ends the session of a request, if it has one. */
  async function end(req: Request): Promise<void> {
    const person = await whoIs(req, false);
    if (!person) return;
    await sessions.end(person.name, person.session);
    audit.note({ kind: 'session-ended', user: person.name });
  }

  return router;
}

function sessionOf({ name, admin }: User): Session {
  return { username: name, admin };
}
