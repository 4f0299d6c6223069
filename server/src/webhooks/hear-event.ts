import type { CallNews } from '@hotline/protocol/call';
import type { EventWebhook } from '@hotline/protocol/webhook';
import type { CallLog } from '../calls/call-log.ts';
import type { Clock } from '../clock.ts';
import type { Store, StoredCall } from '../store/store.ts';
import { callerLegNews, contactLegNews } from './call-news.ts';

export interface HearEventDependencies {
  readonly store: Store;
  readonly callLog: CallLog;
  readonly clock: Clock;
}

/** Takes in what the platform tells; answers with a code when it meant nothing to any call. */
export type HearEvent = (event: EventWebhook) => Promise<string | undefined>;

export function createHearEvent({ store, callLog, clock }: HearEventDependencies): HearEvent {
  return async (event) => {
    const call = await store.findByConversation(event.conversation_uuid ?? '');
    if (!call) return 'call-unknown';
    const news = newsOf(event, call, happened(event.timestamp, call.placedAt, clock.now()));
    if (!news) return 'event-ignored';
    await callLog.tell(call.id, news);
    return undefined;
  };
}

function newsOf(event: EventWebhook, { claim }: StoredCall, at: number): CallNews | undefined {
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

/** When it happened: as told, but never before the call was placed nor after it was heard; else now. */
function happened(timestamp: string | undefined, placedAt: number, now: number): number {
  const told = Date.parse(timestamp ?? '');
  return Number.isNaN(told) ? now : Math.min(Math.max(told, placedAt), now);
}
