import { join } from 'node:path';
import express, { Router } from 'express';
import { refuseOtherHosts } from '../loopback-only.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { sendFile } from '../pages/send-file.ts';
import type { NamedPhone } from '../platform/phones/known-phones.ts';
import { callEvents } from './call-events.ts';
import { ControlError, controlErrorHandler } from './control-error.ts';
import { controlRoutes, type ControlDependencies } from './control-routes.ts';
import { phoneEvents } from './phone-events.ts';
import { refuseOtherOrigins } from './same-origin.ts';

/** What the browser gets: HTML, CSS and ES modules. */
const page = join(import.meta.dirname, 'page');

export interface PhonesDependencies extends ControlDependencies {
  /** The numbers that lead to an application, with its name. */
  readonly numbers: () => readonly NamedPhone[];
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

/** The page with the simulated phones, and the control routes it uses. Mount it last: it answers every path. */
export function phonesRoutes(dependencies: PhonesDependencies): Router {
  const { platform, numbers } = dependencies;
  const router = Router();
  router.use(['/phones', '/emulator'], refuseOtherHosts, refuseOtherOrigins, pageHeaders);

  router.get('/phones', sendFile(page, 'phones.html'));
  router.use(
    '/phones',
    express.static(page, { index: false, redirect: false, cacheControl: false }),
  );
  router.get('/emulator/phones/events', phoneEvents(platform, numbers));
  router.get('/emulator/calls/events', callEvents(platform));
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
