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

/** What is not as documented counts as untold: it costs its own meaning, and never the event. */
const told = text.optional().catch(undefined);
const toldOrNull = text.nullish().catch(undefined);
/** Money and durations are strings on the wire and stay strings; a number would be its digits. */
const digits = z.preprocess((it) => (typeof it === 'number' ? String(it) : it), toldOrNull);

const base = {
  timestamp: told,
  conversation_uuid: told,
};

/** A status event of a leg. `status` is any text, because an unknown one must never fail. */
export const statusEvent = z.looseObject({
  ...base,
  status: text,
  uuid: told,
  /** `human` and `machine` name their leg so. */
  call_uuid: told,
  from: toldOrNull,
  to: toldOrNull,
  direction: told,
  detail: told,
  sub_state: told,
  sip_code: z.union([z.number(), text]).optional().catch(undefined),
  duration: digits.optional(),
  price: digits.optional(),
  rate: digits.optional(),
  network: toldOrNull,
  start_time: toldOrNull,
  end_time: toldOrNull,
  disconnected_by: told,
});

/** Everything else: record, input, transfer, notify and error events carry no `status`. */
export const otherEvent = z.looseObject({
  ...base,
  status: z.undefined().optional().catch(undefined),
});

/** What the platform posts to `/webhooks/event`. */
export const eventWebhook = z.union([statusEvent, otherEvent]);

export type AnswerWebhook = z.infer<typeof answerWebhook>;
export type StatusEvent = z.infer<typeof statusEvent>;
export type EventWebhook = z.infer<typeof eventWebhook>;
