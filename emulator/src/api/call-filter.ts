import { z } from 'zod';
import type { LegRecord } from '../platform/legs/leg-record.ts';

const statuses = [
  'started',
  'ringing',
  'answered',
  'machine',
  'completed',
  'busy',
  'cancelled',
  'failed',
  'rejected',
  'timeout',
  'unanswered',
] as const;

const time = z.iso
  .datetime({ offset: true, error: 'is no time such as 2016-11-14T07:45:14Z' })
  .transform((text) => new Date(text).getTime());
const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'is no whole number')
    .transform(Number)
    .pipe(z.number().min(least, `is less than ${least}`).max(most, `is more than ${most}`));

/** The query of `GET /v1/calls`, with the platform's defaults. */
export const callFilter = z.object({
  status: z.enum(statuses, 'is no status of a call').optional(),
  date_start: time.optional(),
  date_end: time.optional(),
  page_size: count(1, 100).default(10),
  record_index: count(0, 999_999_999).default(0),
  order: z.enum(['asc', 'desc'], 'is neither asc nor desc').default('asc'),
  conversation_uuid: z.string('is given twice').optional(),
});

export type CallFilter = z.infer<typeof callFilter>;

/** Those of `legs`, the oldest first, that the filter asks for, in its order; not yet cut into pages. */
export function filterCalls(legs: readonly LegRecord[], filter: CallFilter): readonly LegRecord[] {
  const { status, conversation_uuid: conversation, order } = filter;
  const { date_start: start = -Infinity, date_end: end = Infinity } = filter;
  const found = legs.filter(
    (leg) =>
      (status === undefined || leg.status === status) &&
      (conversation === undefined || leg.identity.conversation === conversation) &&
      leg.startedAt >= start &&
      leg.startedAt <= end,
  );
  return order === 'asc' ? found : found.reverse();
}
