import type { StoredCall } from '../store/store.ts';
import { openLegs } from './legs.ts';
import { courtesyMs, goneMs, lastWord, quietMs } from './look-at.ts';
import { deadline } from './overdue.ts';

/** What was hung up is over by then, or did not hear. */
export const settleMs = 5000;

/** What to do for a call that is due. */
export type Care =
  /** End it in the log: nobody can be asked about it. */
  | { readonly do: 'abandon' | 'expire' }
  | { readonly do: 'look-up' }
  | { readonly do: 'hang-up'; readonly uuid: string }
  | { readonly do: 'wait'; readonly until: number };

/** The world around the call. */
export interface Moment {
  readonly now: number;
  /** The application that we can ask in the name of. */
  readonly application: string;
  /** Every call that was last heard of before this time is asked about. */
  readonly startedAt: number;
  /** Since then, without a break, pages could tell that they are there. */
  readonly watchingSince: number;
  /** The legs that we hung up since we last asked. */
  readonly hungUp: ReadonlySet<string>;
}

export function careFor(call: StoredCall, moment: Moment): Care {
  const { now, application, startedAt } = moment;
  if (call.application !== application) return { do: 'abandon' };
  if (!call.claim) {
    const due = deadline(call) ?? now;
    return due <= now
      ? { do: 'expire' }
      : { do: 'wait', until: Math.max(due, startedAt + quietMs) };
  }
  const unwantedAt = whenUnwanted(call, moment);
  if (unwantedAt <= now) return endFor(call, moment);
  const heard = lastWord(call);
  const askAt = heard < startedAt ? now : heard + quietMs;
  return askAt <= now ? { do: 'look-up' } : { do: 'wait', until: Math.min(askAt, unwantedAt) };
}

/** When the call is to be ended on the platform, whatever its legs say until then. */
function whenUnwanted({ letGoAt, page }: StoredCall, { watchingSince }: Moment): number {
  if (letGoAt !== undefined) return letGoAt + courtesyMs;
  return page ? Math.max(page.seenAt, watchingSince) + goneMs : Infinity;
}

function endFor(call: StoredCall, { hungUp }: Moment): Care {
  const uuid = openLegs(call).find((leg) => !hungUp.has(leg));
  return uuid === undefined ? { do: 'look-up' } : { do: 'hang-up', uuid };
}
