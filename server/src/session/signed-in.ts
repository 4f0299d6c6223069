import type { Request } from 'express';
import { HttpError } from '../errors.ts';
import type { User, UserBook } from '../users/user-book.ts';
import type { Session } from './session.ts';
import type { SessionBook } from './session-book.ts';
import type { SessionCookie } from './session-cookie.ts';

/** Whoever is signed in, and with which session. */
export interface Person extends User {
  readonly session: Session;
}

/** Who sent this request, if that person is signed in. `used` says that somebody is there: that keeps a session. */
export type WhoIs = (req: Request, used: boolean) => Promise<Person | undefined>;

/** Who sent this request. @throws HttpError 401 `not-signed-in` */
export type SignedIn = (req: Request) => Promise<Person>;

export interface WhoIsDependencies {
  readonly sessions: Pick<SessionBook, 'find'>;
  readonly users: UserBook;
  readonly cookie: SessionCookie;
}

export function createWhoIs({ sessions, users, cookie }: WhoIsDependencies): WhoIs {
  return async (req, used) => {
    const secret = cookie.read(req);
    const session = secret === undefined ? undefined : await sessions.find(secret, used);
    const user = session && (await users.find(session.user));
    return user && { ...user, session };
  };
}

export function createSignedIn(whoIs: WhoIs): SignedIn {
  return async (req) => {
    const person = await whoIs(req, true);
    if (person === undefined) throw new HttpError('not-signed-in');
    return person;
  };
}
