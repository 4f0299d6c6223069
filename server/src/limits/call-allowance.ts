import type { StoredCall } from '../store/store.ts';
import type { Limits } from './limits.ts';

/** How long a new call may last, or which limit of its user is reached. */
export type Allowance =
  | { readonly seconds: number }
  | { readonly code: 'calls-per-minute' | 'calls-per-day' | 'minutes-per-day' };

export const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Longer than this no call lasts, seconds. */
export const longestCall = 3600;
/** Less than this is no call. */
const shortestCall = 60;

/**
 * What a user may still do whose newest calls these are.
 * @param calls at least as many as a day may have, if there are so many
 */
export function callAllowance(
  calls: readonly StoredCall[],
  now: number,
  { callsPerMinute, callsPerDay, minutesPerDay }: Omit<Limits, 'spendPerDay'>,
): Allowance {
  const today = calls.filter(({ placedAt }) => placedAt > now - dayMs);
  const lately = today.filter(({ placedAt }) => placedAt > now - minuteMs);
  if (lately.length >= callsPerMinute) return { code: 'calls-per-minute' };
  if (today.length >= callsPerDay) return { code: 'calls-per-day' };
  const talked = today.reduce((sum, call) => sum + talkedSeconds(call, now), 0);
  const left = minutesPerDay * 60 - talked;
  if (left < shortestCall) return { code: 'minutes-per-day' };
  return { seconds: Math.min(left, longestCall) };
}

/** Begun seconds count, as they do on a bill. */
function talkedSeconds({ call }: StoredCall, now: number): number {
  if (call.status === 'idle' || call.answeredAt === undefined) return 0;
  const until = call.status === 'ended' ? call.endedAt : now;
  return Math.max(0, Math.ceil((until - call.answeredAt) / 1000));
}
