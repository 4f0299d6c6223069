import { Router } from 'express';
import type { FaultSwitches } from '../faults.ts';
import type { Clock } from '../platform/ports.ts';
import type { Platform } from '../platform/platform.ts';
import { applicationsApi } from './applications/applications-api.ts';
import { balanceApi } from './balance-api.ts';
import { numbersApi } from './numbers/numbers-api.ts';
import { createRateLimit } from './rate-limit.ts';
import { usersApi } from './users/users-api.ts';
import { voiceApi } from './voice-api.ts';

export interface RestApiDependencies {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly faults: FaultSwitches;
  /** A new UUID. */
  readonly newId: () => string;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

/** All that a server asks of the platform: each of its APIs, under one limit of requests. */
export function restApi(given: RestApiDependencies): Router {
  const dependencies = { ...given, limit: createRateLimit(given) };
  const router = Router();
  router.use(voiceApi(dependencies));
  router.use(applicationsApi(dependencies));
  router.use(usersApi(dependencies));
  router.use(numbersApi(dependencies));
  router.use(balanceApi(dependencies));
  return router;
}
