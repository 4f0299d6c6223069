import express, { type Express } from 'express';
import { adminRoutes, type AdminDependencies } from './admin/admin-routes.ts';
import { callRoutes, type CallDependencies } from './calls/call-routes.ts';
import { eventRoutes, type EventDependencies } from './calls/event-routes.ts';
import { timelineRoutes } from './calls/timeline-routes.ts';
import { troubleRoutes, type TroubleDependencies } from './calls/trouble-routes.ts';
import type { Clock } from './clock.ts';
import { contactRoutes } from './contacts/contact-routes.ts';
import { errorHandler, HttpError } from './errors.ts';
import { healthRoutes } from './health-routes.ts';
import { onlyOwnHost } from './host-guard.ts';
import { jsonBody } from './json-body.ts';
import type { Log } from './log.ts';
import { commonHeaders } from './pages/page-headers.ts';
import { pageRoutes, type PageDependencies } from './pages/page-routes.ts';
import { refuseRepeatedKeys } from './query.ts';
import { requestLog } from './request-log.ts';
import { neverCrossSite, onlySameOrigin } from './same-origin-guard.ts';
import { authRoutes, type AuthDependencies } from './session/auth-routes.ts';
import { nameRoutes, type NameDependencies } from './session/name-routes.ts';
import { sessionRoutes, type SessionDependencies } from './session/session-routes.ts';
import { settingsRoutes } from './session/settings-routes.ts';
import { companyRoutes, type CompanyDependencies } from './sign-in/company/company-routes.ts';
import { liveSignIn, type LiveSignInDependencies } from './sign-in/live-sign-in.ts';
import { welcomeRoutes } from './sign-in/welcome-routes.ts';
import type { Settings } from '@hotline/protocol/session';
import type { Welcome } from '@hotline/protocol/sign-in';
import { webhookRoutes, type WebhookDependencies } from './webhooks/webhook-routes.ts';

export type AppDependencies = SessionDependencies &
  NameDependencies &
  LiveSignInDependencies &
  CompanyDependencies &
  AuthDependencies &
  CallDependencies &
  AdminDependencies &
  TroubleDependencies &
  EventDependencies &
  PageDependencies &
  WebhookDependencies & {
    readonly settings: Settings;
    /** Where Hotline is from outside. */
    readonly publicUrl: string;
    /** The addresses of proxies that are believed where a request comes from. */
    readonly trustProxy: readonly string[];
    readonly welcome: Welcome;
    readonly clock: Clock;
    readonly log: Log;
  };

/** Every route of the server, over whatever it depends on. */
export function createApp(dependencies: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', [...dependencies.trustProxy]);
  const own = { mode: dependencies.settings.mode, publicUrl: dependencies.publicUrl };

  // The webhooks come first and pass by as little as they may: a caller is waiting.
  app.use(requestLog(dependencies), onlyOwnHost(own));
  app.use(webhookRoutes(dependencies));

  app.use(commonHeaders(own), refuseTrace, refuseRepeatedKeys, onlySameOrigin(own));
  app.use(healthRoutes(dependencies));

  app.use(['/api', '/auth'], noStore);
  const company = companyRoutes(dependencies);
  // People come back from there by a link, which is all that another site may make of it.
  app.use(company.entrance);
  app.use('/auth', neverCrossSite);
  app.use('/api', jsonBody);
  app.use(company.account);
  app.use(welcomeRoutes(dependencies));
  app.use(signInRoutes(dependencies));
  app.use(sessionRoutes(dependencies));
  app.use(authRoutes(dependencies));
  app.use(settingsRoutes(dependencies));
  app.use(contactRoutes(dependencies));
  app.use(callRoutes(dependencies));
  app.use(timelineRoutes(dependencies));
  app.use(troubleRoutes(dependencies));
  app.use(eventRoutes(dependencies));
  app.use(adminRoutes(dependencies));

  app.use(pageRoutes(dependencies));
  app.use(() => {
    throw new HttpError('not-found');
  });
  app.use(errorHandler);
  return app;
}

/** It would read a request's cookie back to its sender. */
const refuseTrace: express.RequestHandler = (req, _res, next) => {
  if (req.method === 'TRACE') throw new HttpError('method-not-allowed');
  next();
};
/** By name alone nobody gets in where it counts. */
function signInRoutes(dependencies: AppDependencies): express.Router {
  return dependencies.settings.mode === 'live'
    ? liveSignIn(dependencies)
    : nameRoutes(dependencies);
}

const noStore: express.RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};
