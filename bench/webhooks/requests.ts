import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { event, webhooksOfCall } from '../whole/call-story.ts';
import { callNumber, userNumber } from './calls.ts';

/** One answer or one event of each call, or all events of fewer calls. */
export type Webhook = 'answer' | 'event' | 'story';

export interface Wanted {
  readonly webhook: Webhook;
  /** Calls are counted on from here. */
  readonly from: number;
  readonly count: number;
}

/** Requests as they go over the wire. */
export function requests({ webhook, from, count }: Wanted, sign: WebhookSigner): string[] {
  const calls = count / (webhooksOfCall - 1);
  return Array.from({ length: count }, (_, index) => {
    if (webhook === 'answer') return answerRequest(from + index, sign);
    if (webhook === 'event') return post(ringing(from + index), sign);
    // All calls go on at once: each has had its first event before any has its second.
    const n = 1 + Math.floor(index / calls);
    return post(event(String(from + (index % calls)), n), sign);
  });
}

function answerRequest(index: number, sign: WebhookSigner): string {
  const query = new URLSearchParams({
    to: callNumber(index),
    from_user: userNumber(index),
    conversation_uuid: conversation(index),
    uuid: `caller-${index}`,
    region_url: 'https://api-us-3.vonage.com',
  });
  const head = `GET /webhooks/answer?${query.toString()} HTTP/1.1\r\nHost: 127.0.0.1`;
  const words = JSON.stringify(Object.fromEntries(query));
  return `${head}\r\nAuthorization: ${sign(words)}\r\n\r\n`;
}

function ringing(index: number): object {
  return {
    headers: {},
    from: '447700900000',
    to: '447700900001',
    uuid: `contact-${index}`,
    conversation_uuid: conversation(index),
    status: 'ringing',
    direction: 'outbound',
    timestamp: '2026-11-21T09:00:00.000Z',
  };
}

function post(event: object, sign: WebhookSigner): string {
  const body = JSON.stringify(event);
  const head = `POST /webhooks/event HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json`;
  return `${head}\r\nAuthorization: ${sign(body)}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function conversation(index: number): string {
  return `CON-${String(index).padStart(36, '0')}`;
}
