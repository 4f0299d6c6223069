import { Router } from 'express';
import type { Request } from 'express';
import type { FaultSwitches } from '../faults.ts';
import { hasVoice } from '../platform/applications.ts';
import type { ConversationRecorder } from '../platform/recording/conversation-recorder.ts';
import type { Platform } from '../platform/platform.ts';
import type { Clock } from '../platform/ports.ts';
import { createCall } from './create-call.ts';
import { getCall } from './get-call.ts';
import { getFile } from './get-file.ts';
import { createGuard } from './guard.ts';
import type { Guard } from './guard.ts';
import { listCalls } from './list-calls.ts';
import { listenDtmf } from './listen-dtmf.ts';
import { recordConversation } from './record-conversation.ts';
import { modifyCall } from './modify-call.ts';
import { playDtmf } from './play-dtmf.ts';
import { playStream } from './play-stream.ts';
import { playTalk } from './play-talk.ts';
import { notFound, throttled, unauthorized } from './problem.ts';
import { problemHandler } from './problem-handler.ts';
import type { RateLimit } from './rate-limit.ts';
import { throttle } from './throttle.ts';

export interface VoiceApiDependencies {
  readonly clock: Clock;
  readonly faults: FaultSwitches;
  readonly limit: RateLimit;
  readonly platform: Pick<
    Platform,
    'applications' | 'gate' | 'legs' | 'control' | 'placeCall' | 'files'
  > &
    ConversationRecorder;
  /** Takes what broke inside. */
  readonly report: (error: unknown) => void;
}

/** Closes it to applications that were set up for other products. */
function onlyVoice(guard: Guard): Guard {
  return (handle) =>
    guard((application, req, res) => {
      if (!hasVoice(application)) throw unauthorized();
      handle(application, req, res);
    });
}

/** They have a limit of their own. */
const newCalls = ({ method, path }: Request): boolean => method === 'POST' && path === '/';

/** The REST face of the platform, as an application's server uses it: one file for each operation. */
export function voiceApi(given: VoiceApiDependencies): Router {
  const { platform, clock, faults, limit, report } = given;
  const guard = onlyVoice(createGuard({ applications: platform.applications, clock }));
  const dependencies = { platform, guard, faults };
  const router = Router();

  const others = ['/v1/files', '/v3/files', '/v1/conversations'];
  router.use('/v1/calls', throttle(limit, throttled, newCalls));
  router.use(createCall(dependencies));
  router.use(listCalls(dependencies));
  router.use(getCall(dependencies));
  router.use(modifyCall(dependencies));
  router.use(playTalk(dependencies));
  router.use(playStream(dependencies));
  router.use(playDtmf(dependencies));
  router.use(listenDtmf(dependencies));
  router.use('/v1/calls', () => {
    throw notFound();
  });
  router.use(others, throttle(limit, throttled));
  router.use(recordConversation(dependencies));
  router.use(getFile({ platform, guard, report }));
  router.use(['/v1/calls', ...others], problemHandler(report));
  return router;
}
