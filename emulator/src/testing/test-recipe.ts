import { phones } from '../test-library/phones.ts';
import type { WebhookReply, WebhookRequest } from '../platform/ports.ts';
import { createTestVoiceApi } from './test-voice-api.ts';

type Route = (payload: WebhookRequest['payload']) => readonly object[] | undefined;

/** The number of the application that callers dial. */
export const desk = '447700900099';

/** Whose number ends in 8 or 9 picks up only when told to. */
export const book = {
  Desk: desk,
  Ann: '447700900018',
  Bob: '447700900028',
  Carol: '447700900038',
};

/**
 * A customer's server, by the paths of its webhooks, and the phones of those who call and are called, on virtual time.
 * What no route answers gets no reply.
 */
export function createTestRecipe(routes: Readonly<Record<string, Route>>) {
  const test = createTestVoiceApi();
  const answer = ({ url, payload }: WebhookRequest): WebhookReply => ({
    ok: true,
    body: routes[new URL(url).pathname]?.(payload),
  });
  test.webhooks.replyBy(answer);
  test.webhooks.adviseBy(answer);
  return { ...test, phone: phones(test, book, { within: 60_000 }) };
}

export const talk = (text: string, options: object = {}) => ({ action: 'talk', text, ...options });

export const connectPhone = (number: string, options: object = {}) => ({
  ...{ action: 'connect', from: desk, endpoint: [{ type: 'phone', number }] },
  ...options,
});
