import type { OwnSession } from '@hotline/protocol/sign-in';
import { Router } from 'express';
import { HttpError } from '../errors.ts';
import type { EndSessions } from './end-sessions.ts';
import { sessionOf } from './enter.ts';
import type { SessionBook } from './session-book.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SignedIn } from './signed-in.ts';

export interface SessionDependencies {
  readonly sessions: SessionBook;
  readonly cookie: SessionCookie;
  readonly signedIn: SignedIn;
  readonly endSessions: EndSessions;
}

/** The session of this browser, and the same user's in others. */
export function sessionRoutes(dependencies: SessionDependencies): Router {
  const { sessions, cookie, signedIn, endSessions } = dependencies;
  const router = Router();

  router.get('/api/session', async (req, res) => {
    res.json(sessionOf(await signedIn(req)));
  });

  router.delete('/api/session', async (req, res) => {
    const { name, session } = await signedIn(req);
    await endSessions(name, session);
    cookie.clear(res);
    res.status(204).end();
  });

  router.get('/api/sessions', async (req, res) => {
    const { name, session } = await signedIn(req);
    const own = (await sessions.list(name)).map(({ id, createdAt, seenAt, agent }): OwnSession => ({
      ...{ id, current: id === session.id },
      ...{ createdAt, seenAt, agent },
    }));
    res.json(own);
  });

  router.delete('/api/sessions', async (req, res) => {
    const { name, session } = await signedIn(req);
    await endSessions(name, { allBut: session.id });
    res.status(204).end();
  });

  router.delete('/api/sessions/:id', async (req, res) => {
    const { name } = await signedIn(req);
    const { id } = req.params;
    if ((await endSessions(name, { id })) === 0) throw new HttpError('session-unknown');
    res.status(204).end();
  });

  return router;
}
