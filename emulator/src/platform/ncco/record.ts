import { z } from 'zod';
import { looseBoolean, whole } from './loose.ts';
import { targetFields } from './target.ts';
import { transcription } from './transcription.ts';

/** Seconds are whole. */
export const record = z
  .object({
    action: z.literal('record'),
    format: z.enum(['mp3', 'wav', 'ogg']).optional(),
    /** Two channels: what the first caller says, and what he hears. */
    split: z.literal('conversation').optional(),
    channels: whole(1, 32).optional(),
    endOnSilence: whole(3, 10).optional(),
    endOnKey: z
      .string()
      .regex(/^[\d*#]$/)
      .optional(),
    timeOut: whole(3, 7200).optional(),
    beepStart: looseBoolean.optional(),
    ...targetFields,
    transcription: transcription.optional(),
  })
  .refine(({ channels, split }) => channels === undefined || split !== undefined);

export type Record = z.infer<typeof record>;
