import { z } from 'zod';
import { oneUrl, targetFields } from './target.ts';

export const notify = z.object({
  action: z.literal('notify'),
  payload: z.record(z.string(), z.unknown()),
  ...targetFields,
  eventUrl: oneUrl,
});

export type Notify = z.infer<typeof notify>;
