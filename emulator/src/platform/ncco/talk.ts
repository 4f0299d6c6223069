import { z } from 'zod';
import { between, looseBoolean, whole } from './loose.ts';

const mostCharacters = 1500;

/** Tags of SSML do not count. */
const text = z
  .string()
  .min(1)
  .refine((value) => value.replaceAll(/<[^>]*>/g, '').length <= mostCharacters);

export const talk = z.object({
  action: z.literal('talk'),
  text,
  bargeIn: looseBoolean.optional(),
  /** 0 plays for ever. */
  loop: whole(0, Number.MAX_SAFE_INTEGER).optional(),
  /** −1 (silent) to 1 (twice as loud). */
  level: between(-1, 1).optional(),
  /** BCP-47; `en-US` when left out. */
  language: z.string().optional(),
  style: whole(0, 100).optional(),
  premium: looseBoolean.optional(),
});

export type Talk = z.infer<typeof talk>;
