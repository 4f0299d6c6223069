import { z } from 'zod';
import { bargeInFields, playingFields } from './playing.ts';
import { oneUrl } from './target.ts';

export const stream = z.object({
  action: z.literal('stream'),
  /** An mp3, or a 16-bit wav. */
  streamUrl: oneUrl,
  ...playingFields,
  ...bargeInFields,
});

export type Stream = z.infer<typeof stream>;
