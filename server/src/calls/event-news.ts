import type { CallNews } from '@hotline/protocol/call';
import type { EventWebhook } from '@hotline/protocol/webhook';
import type { StoredCall } from '../store/store.ts';
import { callerLegNews, contactLegNews } from './call-news.ts';

/** What an event means for its call; undefined when nothing. */
export function eventNews(
  event: EventWebhook,
  { claim, placedAt }: StoredCall,
  receivedAt: number,
): CallNews | undefined {
  const at = happened(event.timestamp, placedAt, receivedAt);
  if (event.status === undefined) {
    return isTrouble(event) ? { type: 'ended', reason: 'service-fault', at } : undefined;
  }
  const leg = legOf(event);
  // Without a name the leg could be either; guessing could show an unanswered call as answered.
  if (leg === undefined) return undefined;
  return leg === claim?.uuid ? callerLegNews(event, at) : contactLegNews(event, at);
}

/** The leg that a status is of, as the platform names it. */
export function legOf(event: EventWebhook): string | undefined {
  if (event.status === undefined) return undefined;
  return event.uuid ?? event.call_uuid;
}

/** An error event carries a `reason` and no status: the instructions failed, and the call with them. */
export function isTrouble(event: EventWebhook): boolean {
  return event.status === undefined && typeof event.reason === 'string';
}

/** When it happened: as told, but never before the call was placed nor after it was heard; else then. */
export function happened(
  timestamp: string | undefined,
  placedAt: number,
  receivedAt: number,
): number {
  const told = Date.parse(timestamp ?? '');
  return Number.isNaN(told) ? receivedAt : Math.min(Math.max(told, placedAt), receivedAt);
}
