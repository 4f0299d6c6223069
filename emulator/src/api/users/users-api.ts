import { json, Router } from 'express';
import type { RequestHandler } from 'express';
import type { Applications } from '../../platform/applications.ts';
import type { Clock } from '../../platform/ports.ts';
import type { Users } from '../../platform/browsers/users.ts';
import { createGuard } from '../guard.ts';
import { problemHandler } from '../problem-handler.ts';
import type { RateLimit } from '../rate-limit.ts';
import { sendsOtherThanJson } from '../sends-other-than-json.ts';
import { throttle } from '../throttle.ts';
import * as problems from './problems.ts';
import { allUsers, oneUser } from './user-routes.ts';

export interface UsersApiDependencies {
  readonly platform: { readonly applications: Applications; readonly users: Users };
  readonly clock: Clock;
  readonly limit: RateLimit;
  readonly newId: () => string;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

const path = '/v1/users';

/** The Users API: an application, by its token, sets up who can sign in and be called. */
export function usersApi({ platform, clock, limit, newId, report }: UsersApiDependencies): Router {
  const { applications, users } = platform;
  const guard = createGuard({ applications, clock }, problems.badToken);
  const router = Router();
  router.use(path, throttle(limit, problems.tooMany), onlyJson, json({ limit: '100kb' }));
  router.use(allUsers({ users, guard }), oneUser({ users, guard }));
  router.all([path, `${path}/:id`], (req) => {
    throw problems.wrongMethod(req.method);
  });
  router.use(path, () => {
    throw problems.noUser();
  });
  router.use(
    path,
    problemHandler(report, {
      invalid: problems.invalidUser,
      broken: problems.userTrouble,
      newInstance: () => newId().replaceAll('-', ''),
    }),
  );
  return router;
}

const onlyJson: RequestHandler = (req, _res, next) => {
  const { accept = '', 'content-type': type = '' } = req.headers;
  if (!req.accepts('json')) throw problems.wrongContent('accept', accept);
  if (sendsOtherThanJson(req)) throw problems.wrongContent('content-type', type);
  next();
};
