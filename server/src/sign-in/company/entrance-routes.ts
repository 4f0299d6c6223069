import { Router } from 'express';
import type { Log } from '../../log.ts';
import { attemptOf } from './attempt.ts';
import type { AttemptBook } from './attempt-book.ts';
import { writeAttempt } from './attempt-cookie.ts';
import type { Provider } from './provider.ts';
import { ProviderFailure } from './provider-failure.ts';
import type { Return } from './return.ts';

export interface EntranceDependencies {
  readonly provider: Provider;
  readonly attempts: AttemptBook;
  readonly comeBack: Return;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * To the company's own sign-in and back. Both are links that other sites may have: the first shows nothing and changes
 * nothing, and the second is worth something only in the browser that took the first.
 */
export function entranceRoutes(dependencies: EntranceDependencies): Router {
  const { provider, attempts, comeBack, log } = dependencies;
  const router = Router();

  router.get('/auth/company', async (_req, res) => {
    try {
      await provider.ready();
      const secret = await attempts.begin({ user: '', session: '' });
      const page = await provider.pageFor(attemptOf(secret));
      writeAttempt(res, secret);
      res.redirect(303, page.href);
    } catch (error) {
      if (!(error instanceof ProviderFailure)) throw error;
      log.warn({ code: 'company-away', reason: error.reason });
      res.redirect(303, '/login?company=away');
    }
  });

  router.get('/auth/company/return', async (req, res) => {
    // The page there asks for what it shows by itself, so that the new session's cookie, which is Strict and not sent
    // along with this redirect, is sent when it counts.
    res.redirect(303, await comeBack(req, res));
  });

  return router;
}
