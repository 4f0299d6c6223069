import { z } from 'zod';

const words = z
  .object({
    detail: z.string(),
    description: z.string(),
    message: z.string(),
    title: z.string(),
    error_title: z.string(),
  })
  .partial();

const invalid = z.object({
  invalid_parameters: z.array(z.object({ name: z.string(), reason: z.string() })),
});

/** What the body of a refusal says about it, behind a colon; nothing when it says nothing. */
export function reasonIn(reply: unknown): string {
  const parameters = invalid.safeParse(reply).data?.invalid_parameters ?? [];
  const wrong = parameters.map(({ name, reason }) => `${name} ${reason}`);
  const told =
    wrong.length > 0 ? [wrong.join(', ')] : Object.values(words.safeParse(reply).data ?? {});
  return told[0] === undefined ? '' : `: ${told[0]}`;
}
