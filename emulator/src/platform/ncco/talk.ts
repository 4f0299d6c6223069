import { z } from 'zod';
import { looseBoolean, whole } from './loose.ts';
import { bargeInFields, playingFields } from './playing.ts';

const mostCharacters = 1500;

/** Tags of SSML do not count. */
const text = z
  .string()
  .min(1)
  .refine((value) => value.replaceAll(/<[^>]*>/g, '').length <= mostCharacters, {
    error: `can contain up to ${mostCharacters} characters`,
  });

/** What is said, and by which voice: by an action or over REST. */
export const speechFields = {
  text,
  /** BCP-47; `en-US` when left out. */
  language: z.string().optional(),
  style: whole(0, 100).optional(),
  premium: looseBoolean.optional(),
  ...playingFields,
};

export const talk = z.object({
  action: z.literal('talk'),
  ...speechFields,
  ...bargeInFields,
});

export type Talk = z.infer<typeof talk>;
