import { z } from 'zod';
import { looseBoolean } from './loose.ts';
import { oneUrl, targetFields } from './target.ts';
import { transcription } from './transcription.ts';

/** Who hears a leg in a conversation, and whom it hears: leg ids; everyone when left out, nobody when empty. */
export const hearingFields = {
  canSpeak: z.array(z.string()).optional(),
  canHear: z.array(z.string()).optional(),
  mute: looseBoolean.optional(),
};

export const conversation = z
  .object({
    action: z.literal('conversation'),
    name: z.string().min(1),
    musicOnHoldUrl: oneUrl.optional(),
    startOnEnter: looseBoolean.optional(),
    endOnExit: looseBoolean.optional(),
    record: looseBoolean.optional(),
    ...hearingFields,
    transcription: transcription.optional(),
    ...targetFields,
  })
  .refine(({ mute, canSpeak }) => mute !== true || canSpeak === undefined);

export type JoinConversation = z.infer<typeof conversation>;
