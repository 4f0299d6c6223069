import type { Request, Response } from 'express';
import type { AuditLog } from '../../audit/audit-log.ts';
import type { SeldomNotes } from '../../audit/seldom-notes.ts';
import type { Enter } from '../../session/enter.ts';
import type { SessionBook } from '../../session/session-book.ts';
import type { UserBook } from '../../users/user-book.ts';
import { attemptOf, type Attempt } from './attempt.ts';
import type { AttemptBook, Traveller } from './attempt-book.ts';
import { clearAttempt, readAttempt } from './attempt-cookie.ts';
import type { Identity, IdentityBook } from './identity-book.ts';
import type { Provider } from './provider.ts';
import { ProviderFailure } from './provider-failure.ts';

/** Signs in, or connects, whoever comes back from the company's own sign-in; the page to go to. */
export type Return = (req: Request, res: Response) => Promise<string>;

export interface ReturnDependencies {
  readonly provider: Provider;
  readonly attempts: AttemptBook;
  readonly identities: IdentityBook;
  readonly returnUrl: string;
  readonly users: UserBook;
  readonly sessions: Pick<SessionBook, 'list'>;
  readonly enter: Enter;
  readonly audit: AuditLog;
  readonly seldom: SeldomNotes;
}

export function createReturn(dependencies: ReturnDependencies): Return {
  const { provider, attempts, identities, returnUrl, users, enter, seldom } = dependencies;
  const connect = createConnect(dependencies);

  function refuse(reason: string, outcome: string, user = ''): string {
    const details = { by: 'company', reason };
    seldom.note(`company ${reason}`, { kind: 'sign-in-failed', user, details });
    return `${user === '' ? '/login' : '/account'}?company=${outcome}`;
  }

  async function enterAs(req: Request, res: Response, identity: Identity): Promise<string> {
    const name = await identities.userOf(identity);
    const user = name === undefined ? undefined : await users.find(name);
    if (!user) return refuse('nobody-connected', 'unknown');
    await enter(req, res, user, 'company');
    return '/home';
  }

  return async (req, res) => {
    const coming = comingBack(req);
    if (!coming) return refuse('not-asked-here', 'failed');
    clearAttempt(res);
    const traveller = await attempts.take(coming.secret);
    if (!traveller) return refuse('used-or-too-late', 'failed');
    const url = new URL(returnUrl);
    url.search = new URL(req.originalUrl, returnUrl).search;
    try {
      const identity = await provider.identityAt(url, coming.attempt);
      if (traveller.user === '') return await enterAs(req, res, identity);
      if (await connect(traveller, identity)) return '/account';
      return refuse('not-to-be-connected', 'taken', traveller.user);
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      return refuse(error.reason, error.away ? 'away' : 'failed', traveller.user);
    }
  };
}

/** The attempt that this very browser has made, and that comes back here; undefined when it is another's. */
function comingBack(req: Request): { secret: string; attempt: Attempt } | undefined {
  const secret = readAttempt(req);
  if (secret === undefined) return undefined;
  const attempt = attemptOf(secret);
  return req.query.state === attempt.state ? { secret, attempt } : undefined;
}

/** Connects the identity with whoever asked for it, and is still signed in there. */
function createConnect({ identities, sessions, audit }: ReturnDependencies) {
  return async ({ user, session }: Traveller, identity: Identity): Promise<boolean> => {
    const here = (await sessions.list(user)).some(({ id }) => id === session);
    if (!here || !(await identities.connect(user, identity))) return false;
    audit.note({ kind: 'user-changed', user, details: { change: 'company-connected' } });
    return true;
  };
}
