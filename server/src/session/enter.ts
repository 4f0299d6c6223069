import type { Session } from '@hotline/protocol/session';
import type { Request, Response } from 'express';
import type { AuditLog } from '../audit/audit-log.ts';
import type { User } from '../users/user-book.ts';
import type { EndSessions } from './end-sessions.ts';
import type { SessionBook } from './session-book.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { WhoIs } from './signed-in.ts';

/** How somebody has shown who they are. */
export type EnteredBy = 'name' | 'passkey' | 'passphrase' | 'setup-link' | 'company';

/** Signs in whoever sent this request; what the browser is told of it. */
export type Enter = (req: Request, res: Response, user: User, by: EnteredBy) => Promise<Session>;

export interface EnterDependencies {
  readonly sessions: SessionBook;
  readonly cookie: SessionCookie;
  readonly whoIs: WhoIs;
  readonly endSessions: EndSessions;
  readonly audit: AuditLog;
}

export function createEnter(dependencies: EnterDependencies): Enter {
  const { sessions, cookie, whoIs, endSessions, audit } = dependencies;
  return async (req, res, user, by) => {
    // A new secret at each sign-in, so that nobody can plant one beforehand.
    const before = await whoIs(req, false);
    if (before) await endSessions(before.name, before.session);
    cookie.write(res, await sessions.open(user.name, req.get('User-Agent') ?? ''));
    audit.note({ kind: 'signed-in', user: user.name, details: { by } });
    return sessionOf(user);
  };
}

/** What a browser is told of who is signed in. */
export function sessionOf({ name, admin }: User): Session {
  return { username: name, admin };
}
