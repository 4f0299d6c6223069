import { z } from 'zod';
import type { Conversation } from '../platform/conversations/conversation.ts';
import type { Platform } from '../platform/platform.ts';

/** Text, or SSML, for everybody in the conversation. The voices of the SDK all sound alike here. */
export const saying = z.object({
  type: z.literal('audio:say'),
  body: z.object({
    text: z.string().min(1).max(1500),
    level: z.number().min(-1).max(1).default(0),
    loop: z.int().min(0).default(1),
  }),
});

/** Speaks to everybody who is there. */
export function say(
  { body: { text, level, loop } }: z.infer<typeof saying>,
  conversation: Conversation,
  platform: Platform,
): void {
  for (const { leg, state } of conversation.members()) {
    const control = state === 'JOINED' && platform.control(conversation.applicationId, leg);
    if (typeof control === 'object') control.talk({ text, level, loop });
  }
}
