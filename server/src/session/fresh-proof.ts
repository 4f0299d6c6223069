import type { Clock } from '../clock.ts';
import { HttpError } from '../errors.ts';
import type { SessionBook } from './session-book.ts';
import type { SignedIn } from './signed-in.ts';

/** As long as a proof is fresh. */
const freshMs = 5 * 60_000;

export interface FreshProofDependencies {
  readonly mode: 'demo' | 'live';
  readonly signedIn: SignedIn;
  readonly sessions: Pick<SessionBook, 'list'>;
  readonly clock: Clock;
}

/**
 * Who sent this request, and has just proved it: for what a thief of a session must not do. In a demo there is nothing
 * to prove. @throws HttpError 401 `not-signed-in`, 403 `proof-needed`
 */
export function createFreshProof(dependencies: FreshProofDependencies): SignedIn {
  const { mode, signedIn, sessions, clock } = dependencies;
  const isFresh = (provenAt: number) => clock.now() - provenAt < freshMs;

  return async (req) => {
    const person = await signedIn(req);
    if (mode === 'demo' || isFresh(person.session.provenAt)) return person;
    // Another server may have seen the proof a moment ago.
    const stored = (await sessions.list(person.name)).find(({ id }) => id === person.session.id);
    if (!stored || !isFresh(stored.provenAt)) throw new HttpError('proof-needed');
    return person;
  };
}
