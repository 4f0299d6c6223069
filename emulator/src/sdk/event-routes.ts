import { Router } from 'express';
import { z } from 'zod';
import type { Caller } from '../platform/browsers/caller.ts';
import { replyThen } from './after-reply.ts';
import { say, saying } from './say.ts';
import { callIn } from './route-dependencies.ts';
import type { RouteDependencies } from './route-dependencies.ts';
import { SdkError } from './sdk-error.ts';

const switches = z.object({
  type: z.enum(['audio:mute:on', 'audio:mute:off', 'audio:earmuff:on', 'audio:earmuff:off']),
});
const dtmf = z.object({
  type: z.literal('audio:dtmf'),
  body: z.object({ digit: z.string().regex(/^[0-9a-dA-D#*pP]{1,45}$/) }),
});
const named = z.object({ type: z.string(), from: z.string().optional() });

/** What a caller does in the conversation: mute, be deaf, press keys, let something be said. Text and the like are not played here. */
export function eventRoutes({ platform, guard, clock, newId }: RouteDependencies): Router {
  const router = Router();

  router.post(
    ['/beta/conversations/:conversation/events', '/v0.3/conversations/:conversation/events'],
    guard(({ user }, req, res) => {
      const { caller, conversation, live } = callIn(platform, user, req.params.conversation);
      const { from = caller.id } = named.parse(req.body);
      if (from !== caller.id || !live) {
        const code = 'conversation:error:invalid-member-state';
        throw new SdkError(400, code, 'The event is not from a member who is in the call.');
      }
      const speech = saying.safeParse(req.body).data;
      const act = speech
        ? () => {
            say(speech, conversation, platform);
          }
        : actOf(caller, req.body);
      const id = conversation.events().length + 1;
      const timestamp = new Date(clock.now()).toISOString();
      // The SDK reads of what it says what it has asked for.
      const said = speech && { ...speech, body: { ...speech.body, say_id: newId() } };
      replyThen(res, { ...said, id, timestamp }, act);
    }),
  );

  return router;
}

function actOf(caller: Pick<Caller, 'press' | 'mute' | 'earmuff'>, body: unknown): () => void {
  const keys = dtmf.safeParse(body);
  if (keys.success) {
    return () => {
      caller.press(keys.data.body.digit);
    };
  }
  const { data } = switches.safeParse(body);
  if (!data) {
    throw new SdkError(404, 'event:error:unsupported', 'The emulator does not play this event.');
  }
  const on = data.type.endsWith(':on');
  return () => {
    if (data.type.startsWith('audio:mute')) caller.mute(on);
    else caller.earmuff(on);
  };
}
