import { Router } from 'express';
import type { RequestHandler } from 'express';
import { refuseOtherHosts } from '../loopback-only.ts';
import { callEvents } from './call-events.ts';
import { ControlError, controlErrorHandler } from './control-error.ts';
import { controlRoutes, type ControlDependencies } from './control-routes.ts';
import { phoneEvents } from './phone-events.ts';
import { refuseOtherOrigins } from './same-origin.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface PhonesDependencies extends ControlDependencies {
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

/** The page with the simulated phones, and the control routes it uses. Mount it last: it answers every path. */
export function phonesRoutes(dependencies: PhonesDependencies): Router {
  const router = Router();
  router.use(['/phones', '/emulator'], refuseOtherHosts, refuseOtherOrigins, pageHeaders);

  router.get('/phones', file('phones.html'));
  router.get('/phones/phones.css', file('phones.css'));
  router.get('/phones/phones.js', file('phones.js'));
  router.get('/emulator/phones/events', phoneEvents(dependencies.platform));
  router.get('/emulator/calls/events', callEvents(dependencies.platform));
  router.use(controlRoutes(dependencies));
  router.use(() => {
    throw new ControlError(
      404,
      'route-unknown',
      'There is nothing here; the phones are at /phones.',
    );
  });
  router.use(controlErrorHandler(dependencies.report));

  return router;
}

const pageHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  next();
};

function file(name: string): RequestHandler {
  return (_req, res) => {
    res.sendFile(name, { root: import.meta.dirname, cacheControl: false });
  };
}
