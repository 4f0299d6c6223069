import { z } from 'zod';

/** The address of a token is `/auth/NAME`, and one address there means something else. */
const reserved = new Set(['company']);

/** What a new user may be called: it stands in `users` of `contacts.json`, in URLs and in the platform's tokens. */
export const userName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u)
  .normalize('NFC')
  .refine((name) => !reserved.has(name));
