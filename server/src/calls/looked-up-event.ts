import { createHash } from 'node:crypto';
import { statusEvent, type StatusEvent } from '@hotline/protocol/webhook';
import type { KeptEvent } from '../store/store.ts';
import type { PlatformLeg } from '../voice-api/platform-leg.ts';

/**
 * The platform's record of a leg in the words in which it tells of one unasked. The record of a leg that has not
 * changed is the same event.
 */
export function lookedUpEvent(
  leg: PlatformLeg,
  conversation: string,
  receivedAt: number,
): { readonly kept: KeptEvent; readonly event: StatusEvent } {
  const { end_time: timestamp } = leg;
  const told = { ...leg, conversation_uuid: conversation, ...(timestamp && { timestamp }) };
  const body = JSON.stringify({ ...told, looked_up: true });
  const id = createHash('sha256').update(body).digest('hex');
  return {
    kept: { id, conversation, receivedAt, body, trouble: false },
    event: statusEvent.parse(JSON.parse(body)),
  };
}
