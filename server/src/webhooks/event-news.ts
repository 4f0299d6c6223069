import type { CallNews } from '@hotline/protocol/call';
import { eventWebhook, type EventWebhook } from '@hotline/protocol/webhook';
import { afterNews } from '../calls/after-news.ts';
import type { KeptEvent, StoredCall } from '../store/store.ts';
import { callerLegNews, contactLegNews } from './call-news.ts';

/** The call after an event that was kept before the call was redeemed. */
export function afterKept(call: StoredCall, { body, receivedAt }: KeptEvent): StoredCall {
  return afterNews(call, eventNews(eventWebhook.parse(JSON.parse(body)), call, receivedAt));
}

/** What an event means for its call; undefined when nothing. */
export function eventNews(
  event: EventWebhook,
  { claim, placedAt }: StoredCall,
  receivedAt: number,
): CallNews | undefined {
  const at = happened(event.timestamp, placedAt, receivedAt);
  if (event.status === undefined) return errorNews(event, at);
  const leg = event.uuid ?? event.call_uuid;
  // Without a name the leg could be either; guessing could show an unanswered call as answered.
  if (leg === undefined) return undefined;
  return leg === claim?.uuid ? callerLegNews(event, at) : contactLegNews(event, at);
}

/** An error event carries a `reason`: the instructions failed, and the call with them. */
function errorNews(event: EventWebhook, at: number): CallNews | undefined {
  return typeof event.reason === 'string'
    ? { type: 'ended', reason: 'service-fault', at }
    : undefined;
}

/** When it happened: as told, but never before the call was placed nor after it was heard; else then. */
function happened(timestamp: string | undefined, placedAt: number, receivedAt: number): number {
  const told = Date.parse(timestamp ?? '');
  return Number.isNaN(told) ? receivedAt : Math.min(Math.max(told, placedAt), receivedAt);
}
