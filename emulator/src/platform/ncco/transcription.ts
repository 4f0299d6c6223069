import { z } from 'zod';
import { looseBoolean } from './loose.ts';
import { targetFields } from './target.ts';

/** Asks for the words of a recording; `{}` takes the defaults. */
export const transcription = z.object({
  language: z.string().optional(),
  ...targetFields,
  sentimentAnalysis: looseBoolean.optional(),
});

export type Transcription = z.infer<typeof transcription>;
