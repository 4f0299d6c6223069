import { z } from 'zod';
import { between, looseBoolean, whole } from './loose.ts';
import { oneUrl } from './target.ts';

export const stream = z.object({
  action: z.literal('stream'),
  /** An mp3, or a 16-bit wav. */
  streamUrl: oneUrl,
  bargeIn: looseBoolean.optional(),
  /** 0 plays for ever. */
  loop: whole(0, Number.MAX_SAFE_INTEGER).optional(),
  /** −1 (silent) to 1 (twice as loud). */
  level: between(-1, 1).optional(),
});

export type Stream = z.infer<typeof stream>;
