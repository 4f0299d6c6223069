import { eventWebhook, type EventWebhook } from '@hotline/protocol/webhook';
import type { KeptEvent, StoredCall } from '../store/store.ts';
import { afterNews } from './after-news.ts';
import { billedAnswer } from './billed-answer.ts';
import { eventNews } from './event-news.ts';
import { afterLegNews } from './legs.ts';
import { scheduled } from './look-at.ts';

/**
 * The call after an event: the join of all that was told so far, so that events in any order, twice or late, end in
 * the same call.
 */
export function afterEvent(call: StoredCall, event: EventWebhook, receivedAt: number): StoredCall {
  const heard = { ...call, heardAt: Math.max(call.heardAt ?? 0, receivedAt) };
  const news = [billedAnswer(event, call, receivedAt), eventNews(event, call, receivedAt)];
  return scheduled(news.reduce(afterNews, afterLegNews(heard, event)));
}

/** The call after an event that was kept before the call was redeemed. */
export function afterKept(call: StoredCall, { body, receivedAt }: KeptEvent): StoredCall {
  return afterEvent(call, eventWebhook.parse(JSON.parse(body)), receivedAt);
}
