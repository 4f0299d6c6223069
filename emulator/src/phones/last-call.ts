import type { CallView, LegStatus } from '../platform/snapshot.ts';
import type { CardContext } from './phone-card.ts';

export interface LastCall {
  /** Of its leg. */
  readonly id: string;
  /** When it was over, in epoch milliseconds. */
  readonly at: number;
  /** What became of it. */
  readonly words: string;
}

const outcomes: Readonly<Partial<Record<LegStatus, string>>> = {
  completed: 'it was answered, and is over',
  busy: 'it was busy',
  cancelled: 'the caller gave up',
  failed: 'the number is out of service',
  rejected: 'it was declined',
  timeout: 'nobody picked it up',
  unanswered: 'it could not be reached',
};

/** The last call of a phone that is over, the newest calls coming first. */
export function lastCall(
  calls: readonly CallView[],
  number: string,
  { nameOf, answerTo }: CardContext,
): LastCall | null {
  const [found] = calls.flatMap(({ legs, user, dialled }) =>
    legs
      .filter(({ party, endedAt }) => party === number && endedAt !== undefined)
      .map((leg) => ({ leg, user, dialled })),
  );
  if (!found) return null;
  const { uuid, status, direction, endedAt = 0 } = found.leg;
  const words =
    direction === 'inbound'
      ? `It called ${nameOf(found.dialled)}. ${answerTo(uuid)} The call is over.`
      : `Called by ${nameOf(found.user)}: ${outcomes[status] ?? status}.`;
  return { id: uuid, at: endedAt, words };
}
