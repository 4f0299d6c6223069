import type { Application, WebhookTarget } from './applications.ts';
import type { Payload } from './leg-payloads.ts';
import type { WebhookReply, Webhooks } from './ports.ts';

/** Speaks with one application's server. */
export interface Teller {
  /** Tells an event, in order per leg; to the application's event URL, if any, when no other is named. */
  tell(payload: Payload, leg: string, target?: WebhookTarget): void;
  /** Asks the answer URL what to do. */
  ask(payload: Payload): Promise<WebhookReply>;
}

export function createTeller(webhooks: Webhooks, application: Application): Teller {
  const applicationId = application.id;
  return {
    tell: (payload, leg, target = application.eventUrl) => {
      if (target) webhooks.tell({ ...target, payload, applicationId }, leg);
    },
    ask: async (payload) => {
      const { answerUrl } = application;
      return answerUrl ? webhooks.ask({ ...answerUrl, payload, applicationId }) : nobodyToAsk;
    },
  };
}

const nobodyToAsk: WebhookReply = { ok: false, reason: 'the application has no answer URL' };
