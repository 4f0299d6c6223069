import type {
  ConversationEvent,
  Member,
  Refused,
} from '../../platform/conversations/conversation.ts';

/** Why somebody is out of a call: the code that the SDK reads, and the SIP status beside it. */
export interface HangUpReason {
  readonly code: string;
  readonly text: string;
  readonly sip: number;
}

/** The SDK tells two of these from a hang-up. */
const refusals: Readonly<Record<Refused, HangUpReason>> = {
  rejected: { code: 'remote_rejected', text: 'call-rejected-by-callee', sip: 603 },
  timeout: { code: 'ring_timer', text: 'ring-timer-expired', sip: 487 },
  busy: { code: 'remote_busy', text: 'busy', sip: 486 },
  unanswered: { code: 'remote_failure', text: 'unavailable', sip: 480 },
  failed: { code: 'remote_not_found', text: 'failed', sip: 404 },
};

const remote: HangUpReason = { code: 'remote_hangup', text: 'hang-up', sip: 200 };
const local: HangUpReason = { code: 'local_hangup', text: 'hang-up', sip: 200 };

/** What browsers are told that were called, when another one did this, or nobody did anything. */
export const uninvited = {
  ...refusals,
  rejected: { ...refusals.rejected, code: 'REMOTE_REJECT' },
  cancelled: { code: 'remote_cancel', text: 'cancelled', sip: 200 },
} satisfies Readonly<Record<string, HangUpReason>>;

export const refusal = (status: Refused): HangUpReason => refusals[status];

/** Why the call of `me` is over: by his own hand, or because of the last thing that somebody else did there. */
export function hangUpReason(
  events: readonly ConversationEvent[],
  me: Member,
  by: 'platform' | undefined,
): HangUpReason {
  if (by === undefined) return local;
  const last = events
    .filter(({ member }) => member.id !== me.id)
    .findLast(({ what }) => what.type === 'refused' || what.type === 'joined');
  return last?.what.type === 'refused' ? refusal(last.what.status) : remote;
}
