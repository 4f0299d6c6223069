import type { WebhookReply } from '../platform/ports.ts';
import type { HttpReply } from './attempt.ts';

/** What the platform makes of a reply with instructions: HTTP 200 and JSON, or it is of no use. */
export function instructionsIn(reply: HttpReply): WebhookReply {
  if (reply.status !== 200) return { ok: false, reason: `HTTP ${reply.status}` };
  if (!isJson(reply)) {
    return {
      ok: false,
      reason: `the content type is "${reply.contentType}", not application/json`,
    };
  }
  const body = parse(reply.body);
  return body === undefined ? { ok: false, reason: 'the reply is not JSON' } : { ok: true, body };
}

/** What the platform makes of the reply to an event: 2xx is heard; the body is kept for those who look. */
export function receiptIn(reply: HttpReply): WebhookReply {
  if (reply.status < 200 || reply.status > 299)
    return { ok: false, reason: `HTTP ${reply.status}` };
  return { ok: true, body: isJson(reply) ? parse(reply.body) : undefined };
}

function isJson({ contentType }: HttpReply): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
