import { Router } from 'express';
import { refuseOtherHosts } from '../loopback-only.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { callEvents } from './call-events.ts';
import { ControlError, controlErrorHandler } from './control-error.ts';
import { controlRoutes, type ControlDependencies } from './control-routes.ts';
import { pageRoutes, type PageDependencies } from './page-routes.ts';
import { refuseOtherOrigins } from './same-origin.ts';

export interface PhonesDependencies extends ControlDependencies, PageDependencies {
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

/** The page with the simulated phones, and the control routes it uses. Mount it last: it answers every path. */
export function phonesRoutes(dependencies: PhonesDependencies): Router {
  const router = Router();
  router.use(['/phones', '/emulator'], refuseOtherHosts, refuseOtherOrigins, pageHeaders);

  router.use(pageRoutes(dependencies));
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
