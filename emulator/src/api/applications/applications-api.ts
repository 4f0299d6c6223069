import { json, Router } from 'express';
import type { RequestHandler } from 'express';
import { accountGuard } from '../account-guard.ts';
import { problemHandler } from '../problem-handler.ts';
import type { RateLimit } from '../rate-limit.ts';
import { sendsOtherThanJson } from '../sends-other-than-json.ts';
import { throttle } from '../throttle.ts';
import type { ApplicationRouteDependencies } from './application-routes.ts';
import { createApplication } from './create-application.ts';
import { listApplications } from './list-applications.ts';
import { oneApplication } from './one-application.ts';
import {
  badCredentials,
  brokenInside,
  invalidApplication,
  noApplication,
  tooManyRequests,
  wrongAccept,
  wrongContentType,
  wrongVerb,
} from './problems.ts';

export interface ApplicationsApiDependencies extends ApplicationRouteDependencies {
  readonly limit: RateLimit;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

const path = '/v2/applications';

/** The Application API: an account sets its applications up. */
export function applicationsApi(dependencies: ApplicationsApiDependencies): Router {
  const { platform, newId, limit, report } = dependencies;
  const router = Router();
  router.use(path, throttle(limit, tooManyRequests));
  router.use(path, accountGuard({ account: platform.account, refuse: badCredentials }));
  router.use(path, onlyJson, json({ limit: '100kb' }));
  router.use(createApplication(dependencies));
  router.use(listApplications(dependencies));
  router.use(oneApplication(dependencies));
  router.all([path, `${path}/:id`], (req) => {
    throw wrongVerb(req.method);
  });
  router.use(path, (req) => {
    throw noApplication(req.path.slice(1));
  });
  router.use(
    path,
    problemHandler(report, {
      invalid: (...parameters) => invalidApplication('payload', ...parameters),
      broken: brokenInside,
      newInstance: () => newId().replaceAll('-', ''),
    }),
  );
  return router;
}

const onlyJson: RequestHandler = (req, _res, next) => {
  if (!req.accepts('json')) throw wrongAccept();
  if (sendsOtherThanJson(req)) throw wrongContentType();
  next();
};
