import { z } from 'zod';

/**
 * Control and direction-changing characters could make a name look like another one. The two joiners stay: Persian
 * and Indian scripts are written with them, and so are many emoji.
 */
const printable = /^(?:[\u200C\u200D]|[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}])*$/u;

function words(max: number) {
  return z.string().trim().min(1).max(max).regex(printable);
}

/** One entry of `contacts.json`, before its number and its likeness to others are looked at. */
export const contactEntry = z.strictObject({
  name: words(60),
  number: z.string(),
  id: z
    .string()
    .max(64)
    .regex(/^[\p{Ll}\p{Lo}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{N}]+)*$/u)
    .optional(),
  title: words(80).optional(),
  group: words(60).optional(),
  users: z.array(words(64)).min(1).optional(),
  /** The number may be one that costs more than others. */
  allowSpecial: z.boolean().optional(),
});

export type ContactEntry = z.infer<typeof contactEntry>;

/** What to write instead, per field. */
export const advice: Readonly<Record<string, string>> = {
  name: 'Write "name" as a text of 1 to 60 printable characters, such as "Bob".',
  number: 'Write "number" as a text with country code, such as "+447700900001".',
  id: 'Write "id" in small letters, digits and single hyphens, at most 64, such as "bob-smith".',
  title:
    'Write "title" as a text of 1 to 80 printable characters, such as "Finance", or leave it out.',
  group:
    'Write "group" as a text of 1 to 60 printable characters, such as "Board", or leave it out.',
  users: 'Write "users" as a list of user names, such as ["john"], or leave it out.',
  allowSpecial: 'Write "allowSpecial" as true or false without quotes, or leave it out.',
};

export const knownKeys = Object.keys(advice);
