import type { StoredCall } from '../store/store.ts';
import { afterNews } from './after-news.ts';
import { deadline, overdueEnd } from './overdue.ts';

/** The call when nothing more was heard of it by now: over, once its deadline has passed. */
export function afterOverdue(stored: StoredCall, now: number): StoredCall {
  const due = deadline(stored);
  return due === undefined || due > now ? stored : afterNews(stored, overdueEnd(stored, due));
}
