import type { CompanyPage, OwnCompany } from '@hotline/protocol/sign-in';
import { Router } from 'express';
import type { AuditLog } from '../../audit/audit-log.ts';
import { HttpError } from '../../errors.ts';
import type { CompanySettings } from '../../live/company-settings.ts';
import type { Log } from '../../log.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { attemptOf } from './attempt.ts';
import type { AttemptBook } from './attempt-book.ts';
import { writeAttempt } from './attempt-cookie.ts';
import type { IdentityBook } from './identity-book.ts';
import type { Provider } from './provider.ts';
import { ProviderFailure } from './provider-failure.ts';

export interface OwnCompanyDependencies {
  readonly company: CompanySettings;
  readonly provider: Provider;
  readonly attempts: AttemptBook;
  readonly identities: IdentityBook;
  readonly signedIn: SignedIn;
  readonly freshProof: SignedIn;
  readonly audit: AuditLog;
  readonly log: Pick<Log, 'warn'>;
}

/** Whether one can sign in at one's company. It is connected on purpose, by a user who has just proved who it is. */
export function ownCompanyRoutes(dependencies: OwnCompanyDependencies): Router {
  const { company, provider, attempts, identities, signedIn, freshProof, audit } = dependencies;
  const router = Router();

  router.get('/api/company', async (req, res) => {
    const { name } = await signedIn(req);
    const connected = await identities.has(name, provider.issuer);
    res.json({ label: company.label, connected } satisfies OwnCompany);
  });

  router.post('/api/company', async (req, res) => {
    const { name, session } = await freshProof(req);
    await reach(dependencies);
    const secret = await attempts.begin({ user: name, session: session.id });
    const { href: location } = await provider.pageFor(attemptOf(secret));
    writeAttempt(res, secret);
    res.json({ location } satisfies CompanyPage);
  });

  router.delete('/api/company', async (req, res) => {
    const { name } = await freshProof(req);
    if (await identities.disconnect(name)) {
      audit.note({ kind: 'user-changed', user: name, details: { change: 'company-removed' } });
    }
    res.status(204).end();
  });

  return router;
}

/** @throws HttpError 503 `company-away` */
async function reach({ provider, log }: OwnCompanyDependencies): Promise<void> {
  try {
    await provider.ready();
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    log.warn({ code: 'company-away', reason: error.reason });
    throw new HttpError('company-away');
  }
}
