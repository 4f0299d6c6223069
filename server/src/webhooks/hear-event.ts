import { eventWebhook } from '@hotline/protocol/webhook';
import type { CallLog } from '../calls/call-log.ts';
import { eventNews, isTrouble } from '../calls/event-news.ts';
import type { Clock } from '../clock.ts';
import type { TokenUse } from '../store/store.ts';
import { SignatureRefused } from './signature/signature-refused.ts';

/** What was told. */
export interface EventBody {
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly json: unknown;
  /** What it was signed with, to be claimed with it. */
  readonly token?: TokenUse;
}

export interface HearEventDependencies {
  readonly callLog: CallLog;
  readonly clock: Clock;
}

/**
 * Takes in what the platform tells, and settles when that is kept for good; with a code when it changed no call.
 * @throws ZodError when it is no event
 * @throws SignatureRefused when its token stood for something else before
 */
export type HearEvent = (body: EventBody) => Promise<string | undefined>;

export function createHearEvent({ callLog, clock }: HearEventDependencies): HearEvent {
  return async ({ bytes, hash: id, json, token }) => {
    const event = eventWebhook.parse(json);
    const receivedAt = clock.now();
    const conversation = event.conversation_uuid ?? '';
    const trouble = isTrouble(event);
    const told = { id, conversation, receivedAt, body: bytes.toString(), trouble };
    const kept = token === undefined ? told : { ...told, token };
    const heard = await callLog.hear(kept, event);
    if (heard === 'replayed') throw new SignatureRefused('replayed');
    if (heard === 'repeat') return 'event-repeated';
    if (heard === 'put-aside') return 'event-put-aside';
    if (heard === 'call-unknown') return heard;
    return eventNews(event, heard.before, receivedAt) ? undefined : 'event-ignored';
  };
}
