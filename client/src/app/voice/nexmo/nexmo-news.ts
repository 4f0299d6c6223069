import type { CallNews, EndReason } from '@hotline/protocol/call';

const reasons: Readonly<Record<string, EndReason>> = {
  completed: 'completed',
  busy: 'busy',
  timeout: 'no-answer',
  rejected: 'declined',
  failed: 'service-fault',
  // Says only that the phone was not answered; the server hears why.
  unanswered: 'unknown',
};

/** What a status of the SDK tells of the contact's phone; null for one that tells nothing. */
export function newsOfStatus(status: string, at: number): CallNews | null {
  if (status === 'started' || status === 'ringing' || status === 'answered') {
    return { type: status, at };
  }
  const reason = reasons[status];
  return reason === undefined ? null : { type: 'ended', reason, at };
}
