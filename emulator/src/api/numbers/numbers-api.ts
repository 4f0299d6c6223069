import { Router, urlencoded } from 'express';
import { accountGuard } from '../account-guard.ts';
import { problemHandler } from '../problem-handler.ts';
import type { RateLimit } from '../rate-limit.ts';
import { throttle } from '../throttle.ts';
import type { NumberRouteDependencies } from './number-route.ts';
import { ownedNumbers } from './owned-numbers.ts';
import * as problems from './problems.ts';
import { searchNumbers } from './search-numbers.ts';
import { tradeNumbers } from './trade-numbers.ts';
import { updateNumber } from './update-number.ts';

export interface NumbersApiDependencies extends NumberRouteDependencies {
  readonly limit: RateLimit;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

const paths = ['/account/numbers', '/number'];

/** The Numbers API: an account's numbers, and those it can have. */
export function numbersApi(dependencies: NumbersApiDependencies): Router {
  const { platform, limit, report } = dependencies;
  const { account } = platform;
  const refuse = problems.authenticationFailed;
  const router = Router();
  router.use(paths, throttle(limit, problems.tooOften));
  router.use(paths, urlencoded({ extended: false, limit: '100kb' }));
  router.use(paths, accountGuard({ account, refuse, inParameters: true }));
  router.use(ownedNumbers(dependencies), searchNumbers(dependencies));
  router.use(tradeNumbers(dependencies), updateNumber(dependencies));
  router.use(paths, () => {
    throw problems.noSuchMethod();
  });
  router.use(
    paths,
    problemHandler(report, {
      invalid: (...parameters) => problems.invalidNumbers(parameters),
      broken: problems.internalError,
    }),
  );
  return router;
}
