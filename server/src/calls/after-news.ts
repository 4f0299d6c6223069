import { nextCall, type CallNews } from '@hotline/protocol/call';
import type { StoredCall } from '../store/store.ts';

/** The call after the news; the very same one when they tell nothing new, or are none. */
export function afterNews(stored: StoredCall, news: CallNews | undefined): StoredCall {
  if (!news) return stored;
  const call = nextCall(stored.call, news);
  return call === stored.call ? stored : { ...stored, call };
}
