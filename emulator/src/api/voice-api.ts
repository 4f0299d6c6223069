import { Router } from 'express';
import type { Platform } from '../platform/platform.ts';
import { createCall } from './create-call.ts';
import { getCall } from './get-call.ts';
import { createGuard } from './guard.ts';
import { listCalls } from './list-calls.ts';
import { modifyCall } from './modify-call.ts';
import { notFound } from './problem.ts';
import { problemHandler } from './problem-handler.ts';
import { throttle } from './throttle.ts';
import type { ThrottleDependencies } from './throttle.ts';

export interface VoiceApiDependencies extends ThrottleDependencies {
  readonly platform: Pick<Platform, 'applications' | 'legs' | 'control' | 'placeCall'>;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

/** The REST face of the platform, as an application's server uses it: one file for each operation. */
export function voiceApi({ platform, clock, faults, report }: VoiceApiDependencies): Router {
  const guard = createGuard({ applications: platform.applications, clock });
  const dependencies = { platform, guard, faults };
  const router = Router();

  router.use('/v1/calls', throttle({ clock, faults }));
  router.use(createCall(dependencies));
  router.use(listCalls(dependencies));
  router.use(getCall(dependencies));
  router.use(modifyCall(dependencies));
  router.use('/v1/calls', () => {
    throw notFound();
  });
  router.use('/v1/calls', problemHandler(report));
  return router;
}
