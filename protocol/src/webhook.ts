import { z } from 'zod';

/** Unknown fields are kept and ignored: the platform adds new ones without notice. */
const text = z.string().max(1024);

const jsonText = z.string().transform((value, context): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});

/** What the platform asks `/webhooks/answer` with: the query of a GET, the body of a POST. */
export const answerWebhook = z.looseObject({
  /** What was dialled. A client SDK call has it only when its context names one. */
  to: text.optional(),
  /** The caller's number; absent for a client SDK call. */
  from: text.nullish(),
  /** The signed-in user whose browser calls; absent for a phone. */
  from_user: text.optional(),
  endpoint_type: text.optional(),
  /** The caller's leg. */
  uuid: text.min(1),
  conversation_uuid: text.min(1),
  region_url: text.optional(),
  /** An object in a POST, JSON text in a GET. */
  custom_data: z.union([z.record(z.string(), z.unknown()), jsonText]).optional(),
});

const base = {
  timestamp: text.optional(),
  conversation_uuid: text.optional(),
};

/**
 * A status event of a leg. `status` is any text, because an unknown one must never fail.
 * Money and durations are strings on the wire and stay strings.
 */
export const statusEvent = z.looseObject({
  ...base,
  status: text,
  uuid: text.optional(),
  /** `human` and `machine` name their leg so. */
  call_uuid: text.optional(),
  from: text.nullish(),
  to: text.nullish(),
  direction: text.optional(),
  detail: text.optional(),
  sub_state: text.optional(),
  sip_code: z.union([z.number(), text]).optional(),
  duration: text.nullish(),
  price: text.nullish(),
  rate: text.nullish(),
  network: text.nullish(),
  start_time: text.nullish(),
  end_time: text.nullish(),
  disconnected_by: text.optional(),
});

/** Everything else: record, input, transfer, notify and error events carry no `status`. */
export const otherEvent = z.looseObject({ ...base, status: z.undefined().optional() });

/** What the platform posts to `/webhooks/event`. */
export const eventWebhook = z.union([statusEvent, otherEvent]);

export type AnswerWebhook = z.infer<typeof answerWebhook>;
export type StatusEvent = z.infer<typeof statusEvent>;
export type EventWebhook = z.infer<typeof eventWebhook>;
