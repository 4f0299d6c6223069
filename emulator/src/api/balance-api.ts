import { Router, urlencoded } from 'express';
import { z } from 'zod';
import type { AccountBooks } from '../platform/account/account-books.ts';
import { accountGuard } from './account-guard.ts';
import { success } from './numbers/problems.ts';
import { Problem } from './problem.ts';
import type { InvalidParameter } from './problem.ts';
import { problemHandler } from './problem-handler.ts';
import type { RateLimit } from './rate-limit.ts';
import { throttle } from './throttle.ts';

export interface BalanceApiDependencies {
  readonly platform: Pick<AccountBooks, 'account' | 'purse'>;
  readonly limit: RateLimit;
  readonly newId: () => string;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

const paths = ['/account/get-balance', '/account/top-up'];

/** Euros that come with one top-up. */
const topUp = 10;
const transaction = z.object({ trx: z.string('is required').min(1, 'is required') });

/** What the account can spend, and more of it. */
export function balanceApi({ platform, limit, newId, report }: BalanceApiDependencies): Router {
  const { account, purse } = platform;
  const router = Router();
  router.use(paths, throttle(limit, tooMany));
  router.use(paths, urlencoded({ extended: false, limit: '1kb' }));
  router.use(paths, accountGuard({ account, refuse: badCredentials, inParameters: true }));

  router.get('/account/get-balance', (_req, res) => {
    res.json({ value: purse.balance(), autoReload: false });
  });

  router.post('/account/top-up', (req, res) => {
    transaction.parse(req.body ?? {});
    purse.add(topUp);
    res.json(success);
  });

  router.use(paths, () => {
    throw problem(405, 'wrong-verb', 'Request method not allowed');
  });
  router.use(
    paths,
    problemHandler(report, {
      invalid,
      broken: () => problem(500, 'internal', 'Something broke in the emulator.'),
      newInstance: () => newId().replaceAll('-', ''),
      contentType: 'application/problem+json',
    }),
  );
  return router;
}

function problem(status: number, type: string, title: string, more: object = {}): Problem {
  const body = { type: `https://developer.vonage.com/api-errors#${type}`, title };
  return new Problem(status, { ...body, ...more });
}

const badCredentials = (): Problem =>
  problem(401, 'unauthorized', 'You did not provide correct credentials.', {
    detail:
      "Check that you're using the correct credentials, and that your account has this feature enabled",
  });

const tooMany = (): Problem => problem(429, 'throttled', 'Rate Limit Hit');

const invalid = (...parameters: readonly InvalidParameter[]): Problem =>
  problem(400, 'invalid-params', 'Bad Request', { invalid_parameters: parameters });
