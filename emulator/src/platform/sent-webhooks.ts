import type { WebhookReply, WebhookRequest } from './ports.ts';

export interface SentWebhook {
  /** Epoch milliseconds at which the exchange was over. */
  readonly at: number;
  readonly request: WebhookRequest;
  readonly reply: WebhookReply;
}

export interface SentWebhooks {
  readonly add: (sent: SentWebhook) => void;
  /** The last ones, the oldest first. */
  list(): readonly SentWebhook[];
  clear(): void;
}

/** Remembers the last `limit` webhooks, for tests and the control routes. */
export function createSentWebhooks(limit = 1000): SentWebhooks {
  let sent: SentWebhook[] = [];
  return {
    add: (one) => {
      sent = [...sent.slice(-(limit - 1)), one];
    },
    list: () => sent,
    clear: () => {
      sent = [];
    },
  };
}
