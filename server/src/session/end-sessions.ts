import type { AuditLog } from '../audit/audit-log.ts';
import type { VoidPlacedCalls } from '../calls/void-placed-calls.ts';
import type { SessionBook } from './session-book.ts';

/**
 * Ends one of a user's sessions, or all but one; how many. What such a session has placed and nobody has connected is
 * void; its streams close at their next beat, 10 s later at most.
 */
export type EndSessions = (
  user: string,
  which: { readonly id: string } | { readonly allBut: string },
) => Promise<number>;

export interface EndSessionsDependencies {
  readonly sessions: Pick<SessionBook, 'end'>;
  readonly voidPlacedCalls: VoidPlacedCalls;
  readonly audit: AuditLog;
}

export function createEndSessions(dependencies: EndSessionsDependencies): EndSessions {
  const { sessions, voidPlacedCalls, audit } = dependencies;
  return async (user, which) => {
    const ended = await sessions.end(user, which);
    if (ended.length === 0) return 0;
    audit.note({ kind: 'session-ended', user, details: { sessions: ended.length } });
    await voidPlacedCalls(user);
    return ended.length;
  };
}
