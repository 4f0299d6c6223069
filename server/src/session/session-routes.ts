import { signIn, type Session } from '@hotline/protocol/session';
import { Router } from 'express';
import type { ContactBook } from '../contacts/contact-book.ts';
import { HttpError } from '../errors.ts';
import { cookieName, cookieOptions, sessionSecret } from './session-cookie.ts';
import type { SessionList } from './session-list.ts';
import type { SignedIn } from './signed-in.ts';

export interface SessionDependencies {
  readonly sessions: SessionList;
  readonly contacts: ContactBook;
  readonly signedIn: SignedIn;
}

/** Signing in by name alone: good enough for a demo on one's own machine, and for nothing else. */
export function sessionRoutes({ sessions, contacts, signedIn }: SessionDependencies): Router {
  const router = Router();

  router.post('/api/session', (req, res) => {
    const { username } = signIn.parse(req.body);
    if (!contacts.list().knows(username)) {
      throw new HttpError('username-invalid');
    }
    // A new secret at each sign-in, so that nobody can plant one beforehand.
    sessions.close(sessionSecret(req) ?? '');
    res.cookie(cookieName, sessions.open(username), cookieOptions);
    res.json({ username } satisfies Session);
  });

  router.get('/api/session', (req, res) => {
    res.json({ username: signedIn(req) } satisfies Session);
  });

  router.delete('/api/session', (req, res) => {
    signedIn(req);
    sessions.close(sessionSecret(req) ?? '');
    res.clearCookie(cookieName, cookieOptions).status(204).end();
  });

  return router;
}
