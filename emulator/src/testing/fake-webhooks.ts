import type { SentWebhook } from '../platform/sent-webhooks.ts';
import type { WebhookReply, WebhookRequest, Webhooks } from '../platform/ports.ts';

export interface FakeWebhooks extends Webhooks {
  readonly asked: readonly WebhookRequest[];
  readonly told: readonly WebhookRequest[];
  /** What every question is answered with from now on. */
  reply(reply: WebhookReply | Promise<WebhookReply>): void;
}

/** A customer's server that answers with whatever a test wants. Times are what `now` says. */
export function createFakeWebhooks(
  onSent: (sent: SentWebhook) => void = () => undefined,
  now = () => 0,
): FakeWebhooks {
  const asked: WebhookRequest[] = [];
  const told: WebhookRequest[] = [];
  let next: WebhookReply | Promise<WebhookReply> = { ok: true, body: [] };
  const noted = async (
    request: WebhookRequest,
    reply: WebhookReply | Promise<WebhookReply>,
  ): Promise<WebhookReply> => {
    const said = await reply;
    onSent({ at: now(), request, reply: said });
    return said;
  };
  return {
    asked,
    told,
    reply: (reply) => {
      next = reply;
    },
    ask: (request) => {
      asked.push(request);
      return noted(request, next);
    },
    tell: (request) => {
      told.push(request);
      onSent({ at: now(), request, reply: { ok: true, body: undefined } });
    },
  };
}
