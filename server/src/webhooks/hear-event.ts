import { createHash } from 'node:crypto';
import { eventWebhook } from '@hotline/protocol/webhook';
import type { CallLog } from '../calls/call-log.ts';
import { eventNews, isTrouble } from '../calls/event-news.ts';
import type { Clock } from '../clock.ts';
import type { JsonBody } from './read-json.ts';

export interface HearEventDependencies {
  readonly callLog: CallLog;
  readonly clock: Clock;
}

/**
 * Takes in what the platform tells, and settles when that is kept for good; with a code when it changed no call.
 * @throws ZodError when it is no event
 */
export type HearEvent = (body: JsonBody) => Promise<string | undefined>;

export function createHearEvent({ callLog, clock }: HearEventDependencies): HearEvent {
  return async ({ bytes, json }) => {
    const event = eventWebhook.parse(json);
    const receivedAt = clock.now();
    const id = createHash('sha256').update(bytes).digest('hex');
    const conversation = event.conversation_uuid ?? '';
    const trouble = isTrouble(event);
    const kept = { id, conversation, receivedAt, body: bytes.toString(), trouble };
    const heard = await callLog.hear(kept, event);
    if (heard === 'repeat') return 'event-repeated';
    if (heard === 'put-aside') return 'event-put-aside';
    if (heard === 'call-unknown') return heard;
    return eventNews(event, heard.before, receivedAt) ? undefined : 'event-ignored';
  };
}
