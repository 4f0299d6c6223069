import type { CallNews, EndReason } from '@hotline/protocol/call';
import type { StatusEvent } from '@hotline/protocol/webhook';

type Told = Pick<StatusEvent, 'status' | 'detail'>;

/**
 * What a status of the contact's leg means for the call; undefined when it means nothing to us.
 * Statuses and details as in the platform's webhook reference.
 */
export function contactLegNews({ status, detail = '' }: Told, at: number): CallNews | undefined {
  const type = milestones.get(status);
  if (type) return { type, at };
  // The more exact reason first, then what the status says by itself.
  const reason = reasons.get(`${status} ${detail}`) ?? reasons.get(status);
  return reason && { type: 'ended', reason, at };
}

/** The caller's own leg is answered long before the contact's: only its end tells something. */
export function callerLegNews({ status }: Told, at: number): CallNews | undefined {
  return status === 'completed' ? { type: 'ended', reason: 'completed', at } : undefined;
}

// Maps, because the keys come from outside and one could be "constructor".
const milestones = new Map<string, Exclude<CallNews['type'], 'ended'>>([
  ['started', 'started'],
  ['ringing', 'ringing'],
  ['answered', 'answered'],
  ['machine', 'machine'],
]);

const reasons = new Map<string, EndReason>([
  ['completed', 'completed'],
  ['busy', 'busy'],
  ['cancelled', 'cancelled'],
  ['timeout', 'no-answer'],
  ['unanswered', 'no-answer'],
  ['unanswered unavailable', 'unreachable'],
  ['rejected', 'declined'],
  ['rejected invalid_number', 'number-problem'],
  ['rejected restricted', 'blocked'],
  ['failed', 'service-fault'],
  ['failed cannot_route', 'number-problem'],
  ['failed number_out_of_service', 'number-problem'],
]);
