import { z } from 'zod';
import { hearingFields } from './conversation.ts';

/** The reference prints both spellings. */
export const transfer = z
  .object({
    action: z.literal('transfer'),
    conversationId: z.string().optional(),
    conversation_id: z.string().optional(),
    ...hearingFields,
  })
  .transform(({ conversationId, conversation_id: other, ...rest }, context) => {
    const id = conversationId ?? other;
    if (id !== undefined) return { ...rest, conversationId: id };
    context.addIssue({ code: 'custom', path: ['conversationId'], message: 'is missing' });
    return z.NEVER;
  });

export type Transfer = z.infer<typeof transfer>;
