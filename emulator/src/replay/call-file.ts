import { z } from 'zod';

const reply = z.object({
  /** Absent where nothing was replied. */
  status: z.number().optional(),
  /** What was replied as JSON. */
  json: z.unknown().optional(),
  /** Why it was of no use, if so. */
  problem: z.string().optional(),
});

const webhook = z.object({
  /** Milliseconds after the first one. */
  at: z.number(),
  kind: z.enum(['answer', 'event', 'fallback']),
  method: z.enum(['GET', 'POST']),
  url: z.url({ protocol: /^https?$/ }),
  payload: z.record(z.string(), z.unknown()),
  reply,
});

/** The webhooks of one call, in the order in which they were sent, with what was replied. */
export const callFile = z.object({
  format: z.literal('vonage-emulator-call'),
  version: z.literal(1),
  application: z.string(),
  from: z.string(),
  dialled: z.string(),
  /** Epoch milliseconds of the first one. */
  recordedAt: z.number(),
  /** False when something is missing: replayed, it may go another way. */
  complete: z.boolean(),
  webhooks: z.array(webhook),
});

export type CallFile = z.infer<typeof callFile>;
export type RecordedWebhook = CallFile['webhooks'][number];
export type RecordedReply = z.infer<typeof reply>;
