import type { Request } from 'express';
import type { ContactBook } from '../contacts/contact-book.ts';
import { HttpError } from '../errors.ts';
import { sessionSecret } from './session-cookie.ts';
import type { SessionList } from './session-list.ts';

/** Who sent this request, if that person is signed in. */
export type WhoIs = (req: Request) => string | undefined;

/** Who sent this request. @throws HttpError 401 `not-signed-in` */
export type SignedIn = (req: Request) => string;

export interface WhoIsDependencies {
  readonly sessions: SessionList;
  readonly contacts: ContactBook;
}

export function createWhoIs({ sessions, contacts }: WhoIsDependencies): WhoIs {
  return (req) => {
    const secret = sessionSecret(req);
    const user = secret === undefined ? undefined : sessions.userOf(secret);
    // Whoever was taken out of the contacts is out at once.
    return user !== undefined && contacts.list().knows(user) ? user : undefined;
  };
}

export function createSignedIn(whoIs: WhoIs): SignedIn {
  return (req) => {
    const user = whoIs(req);
    if (user === undefined) throw new HttpError('not-signed-in');
    return user;
  };
}
