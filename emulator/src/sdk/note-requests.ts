import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { User } from '../platform/browsers/users.ts';
import type { Clock } from '../platform/ports.ts';
import { askerOf } from './guard.ts';
import type { SdkMessage } from './sdk-message.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

export interface NoteRequestsDependencies {
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly onMessage: (message: SdkMessage) => void;
}

const originating = z.object({ originating_session: z.string() });

/** Notes each request of a browser once it is answered. */
export function noteRequests(dependencies: NoteRequestsDependencies): RequestHandler {
  const { sessions, clock, onMessage } = dependencies;
  return (req, res, next) => {
    const at = clock.now();
    const replied = replyOf(res);
    res.once('finish', () => {
      const user = askerOf(res);
      const session = user && sessionOf(req, user, sessions);
      onMessage({
        ...(user && { user: user.name }),
        ...(session && { session: session.id, dialect: session.dialect.name }),
        direction: 'in',
        name: `${req.method} ${req.originalUrl}`,
        body: req.body as unknown,
        reply: { status: res.statusCode, body: replied() },
        at,
      });
    });
    next();
  };
}

/** The session that it names, or the only one of its user. */
function sessionOf(req: Request, user: User, sessions: Sessions): Session | undefined {
  const named = originating.safeParse(req.body).data?.originating_session;
  if (named !== undefined) return sessions.find(user, named);
  const [only, ...others] = sessions.of(user);
  return others.length === 0 ? only : undefined;
}

function replyOf(res: Response): () => unknown {
  let body: unknown;
  const json = res.json.bind(res);
  res.json = (given: unknown) => {
    body = given;
    return json(given);
  };
  return () => body;
}
