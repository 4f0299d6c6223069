import { Router } from 'express';
import type { AuditLog } from '../../audit/audit-log.ts';
import { createSeldomNotes } from '../../audit/seldom-notes.ts';
import type { Clock } from '../../clock.ts';
import type { CompanySettings } from '../../live/company-settings.ts';
import type { Log } from '../../log.ts';
import type { Random } from '../../random.ts';
import type { Enter } from '../../session/enter.ts';
import type { SessionBook } from '../../session/session-book.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import type { Sql } from '../../store/sql.ts';
import type { UserBook } from '../../users/user-book.ts';
import { createAttemptBook } from './attempt-book.ts';
import { entranceRoutes } from './entrance-routes.ts';
import { createIdentityBook } from './identity-book.ts';
import { ownCompanyRoutes } from './own-company-routes.ts';
import { createProvider } from './provider.ts';
import { createReturn } from './return.ts';

export interface CompanyDependencies {
  readonly company: CompanySettings | undefined;
  /** Where Hotline is from outside. */
  readonly publicUrl: string;
  /** Asks the provider. */
  readonly fetch: typeof globalThis.fetch;
  readonly store: Sql;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Pick<Log, 'warn'>;
  readonly users: UserBook;
  readonly sessions: SessionBook;
  readonly enter: Enter;
  readonly signedIn: SignedIn;
  readonly freshProof: SignedIn;
  readonly audit: AuditLog;
}

/** Signing in at one's company: the way there and back, and one's own connection. Nothing when there is no such thing. */
export function companyRoutes(dependencies: CompanyDependencies): {
  readonly entrance: Router;
  readonly account: Router;
} {
  const { company, publicUrl } = dependencies;
  if (!company) return { entrance: Router(), account: Router() };
  const returnUrl = `${publicUrl}/auth/company/return`;
  const all = {
    ...{ ...dependencies, company, returnUrl },
    provider: createProvider({ company, returnUrl, fetch: dependencies.fetch }),
    attempts: createAttemptBook(dependencies),
    identities: createIdentityBook(dependencies),
    seldom: createSeldomNotes(dependencies),
  };
  return {
    entrance: entranceRoutes({ ...all, comeBack: createReturn(all) }),
    account: ownCompanyRoutes(all),
  };
}
