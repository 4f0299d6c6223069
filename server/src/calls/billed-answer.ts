import type { CallNews } from '@hotline/protocol/call';
import type { EventWebhook } from '@hotline/protocol/webhook';
import type { StoredCall } from '../store/store.ts';
import { happened, legOf } from './event-news.ts';

/** The bill counts from the whole second; the word of the answer itself is more exact, and shall win. */
const withinMs = 999;

/** That the contact answered, as the bill of the leg tells: its `answered` may have been lost. */
export function billedAnswer(
  event: EventWebhook,
  { claim, placedAt }: StoredCall,
  receivedAt: number,
): CallNews | undefined {
  if (event.status !== 'completed' || legOf(event) === claim?.uuid) return undefined;
  const started = Date.parse(event.start_time ?? '');
  if (!Number(event.duration) || Number.isNaN(started)) return undefined;
  const answered = new Date(started + withinMs).toISOString();
  // Nobody answers after the end, however short the call.
  const times = [answered, event.timestamp].map((each) => happened(each, placedAt, receivedAt));
  return { type: 'answered', at: Math.min(...times) };
}
