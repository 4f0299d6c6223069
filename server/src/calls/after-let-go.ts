import { isLive } from '@hotline/protocol/call';
import type { LetGoReason } from '@hotline/protocol/placed-call';
import type { StoredCall } from '../store/store.ts';
import { afterNews } from './after-news.ts';
import { isSettled } from './legs.ts';

/** The call after it is wanted over: by its user, or because nobody is there any more. */
export function afterLetGo(
  stored: StoredCall,
  at: number,
  reason: LetGoReason = 'cancelled',
): StoredCall {
  const { call, claim, letGoAt } = stored;
  if (letGoAt !== undefined) return stored;
  // What the platform took and still carries is to be hung up there too.
  if (!isLive(call)) return claim && !isSettled(stored) ? { ...stored, letGoAt: at } : stored;
  const free = { ...stored, letGoAt: at };
  if (call.status === 'answered') return free;
  return afterNews(free, { type: 'ended', reason, at });
}
