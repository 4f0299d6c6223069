import type { WebhookRequest } from '../platform/ports.ts';
import { attempt, NoUseAgain, type AttemptOptions, type HttpReply } from './attempt.ts';
import type { OnWebhookTrace } from './webhook-trace.ts';
import type { WrittenRequest } from './written-request.ts';

/** Sends a webhook once, and tells how it went. */
export async function tracedAttempt(
  request: WebhookRequest,
  written: WrittenRequest,
  { onTrace, ...options }: AttemptOptions & { readonly onTrace: OnWebhookTrace },
): Promise<HttpReply> {
  const { authorization, clock } = options;
  const about = { kind: 'webhook', of: request, state: 'tried', at: clock.now() } as const;
  const signed = authorization !== undefined;
  try {
    const reply = await attempt(written, options);
    onTrace({ ...about, signed, reply });
    return reply;
  } catch (error) {
    const partial = error instanceof NoUseAgain ? error.reply : undefined;
    onTrace({ ...about, signed, reply: partial, error: inWords(error) });
    throw error;
  }
}

export const inWords = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
