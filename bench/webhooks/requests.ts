import { webhookSigner } from '@hotline/server/testing/webhook-signer';
import { account, callNumber, userNumber } from './calls.ts';

export type Webhook = 'answer' | 'event';

const sign = webhookSigner(account);

/** The n-th request as it goes over the wire. */
export function request(webhook: Webhook, index: number): string {
  return webhook === 'answer' ? answerRequest(index) : eventRequest(index);
}

function answerRequest(index: number): string {
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

function eventRequest(index: number): string {
  const body = JSON.stringify({
    headers: {},
    from: '447700900000',
    to: '447700900001',
    uuid: `contact-${index}`,
    conversation_uuid: conversation(index),
    status: 'ringing',
    direction: 'outbound',
    timestamp: '2026-11-21T09:00:00.000Z',
  });
  const head = `POST /webhooks/event HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json`;
  return `${head}\r\nAuthorization: ${sign(body)}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function conversation(index: number): string {
  return `CON-${String(index).padStart(36, '0')}`;
}
