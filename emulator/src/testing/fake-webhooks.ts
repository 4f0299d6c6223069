import type { WebhookReply, WebhookRequest, Webhooks } from '../platform/ports.ts';

export interface FakeWebhooks extends Webhooks {
  readonly asked: readonly WebhookRequest[];
  readonly told: readonly WebhookRequest[];
  /** What every question is answered with from now on. */
  reply(reply: WebhookReply | Promise<WebhookReply>): void;
}

/** A customer's server that answers with whatever a test wants. */
export function createFakeWebhooks(): FakeWebhooks {
  const asked: WebhookRequest[] = [];
  const told: WebhookRequest[] = [];
  let next: WebhookReply | Promise<WebhookReply> = { ok: true, body: [] };
  return {
    asked,
    told,
    reply: (reply) => {
      next = reply;
    },
    ask: (request) => {
      asked.push(request);
      return Promise.resolve(next);
    },
    tell: (request) => {
      told.push(request);
    },
  };
}
