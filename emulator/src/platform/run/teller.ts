import type { Application, WebhookTarget } from '../applications.ts';
import type { Payload } from '../legs/leg-payloads.ts';
import type { WebhookReply, Webhooks } from '../ports.ts';

/** Speaks with one application's server. */
export interface Teller {
  /** Tells an event, in order per leg; to the application's event URL, if any, when no other is named. */
  tell(payload: Payload, leg: string, target?: WebhookTarget): void;
  /** Tells an event in its turn, and waits for what the reply says. */
  consult(payload: Payload, leg: string, target: WebhookTarget): Promise<WebhookReply>;
  /** Asks for instructions. */
  ask(payload: Payload, target: WebhookTarget): Promise<WebhookReply>;
}

export function createTeller(webhooks: Webhooks, application: Application): Teller {
  const applicationId = application.id;
  return {
    tell: (payload, leg, target = application.eventUrl) => {
      if (target) webhooks.tell({ ...target, payload, applicationId }, leg);
    },
    consult: (payload, leg, target) => webhooks.consult({ ...target, payload, applicationId }, leg),
    ask: (payload, target) => webhooks.ask({ ...target, payload, applicationId }),
  };
}
