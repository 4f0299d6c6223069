import type { Request } from 'express';
import { z } from 'zod';

const spell = z.object({ for: z.coerce.number().int().min(1).max(3_600_000).optional() });

/** For how many milliseconds a change is to last; `undefined` for good. */
export function spellOf({ query }: Pick<Request, 'query'>): number | undefined {
  return spell.parse(query).for;
}
