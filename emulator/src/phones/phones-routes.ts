import { Router } from 'express';
import { refuseOtherHosts } from '../loopback-only.ts';
import { pageHeaders } from '../pages/page-headers.ts';
import { sendFile } from '../pages/send-file.ts';
import { callEvents } from './call-events.ts';
import { ControlError, controlErrorHandler } from './control-error.ts';
import { controlRoutes, type ControlDependencies } from './control-routes.ts';
import { phoneEvents } from './phone-events.ts';
import { refuseOtherOrigins } from './same-origin.ts';

export interface PhonesDependencies extends ControlDependencies {
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

/** The page with the simulated phones, and the control routes it uses. Mount it last: it answers every path. */
export function phonesRoutes(dependencies: PhonesDependencies): Router {
  const router = Router();
  router.use(['/phones', '/emulator'], refuseOtherHosts, refuseOtherOrigins, pageHeaders);

  router.get('/phones', sendFile(import.meta.dirname, 'phones.html'));
  router.get('/phones/phones.css', sendFile(import.meta.dirname, 'phones.css'));
  router.get('/phones/phones.js', sendFile(import.meta.dirname, 'phones.js'));
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
