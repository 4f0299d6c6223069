import type { SentWebhook } from '../platform/sent-webhooks.ts';
import type { WebhookReply, WebhookRequest, Webhooks } from '../platform/ports.ts';

export interface FakeWebhooks extends Webhooks {
  readonly asked: readonly WebhookRequest[];
  readonly told: readonly WebhookRequest[];
  /** What every event that waits for a reply is answered with from now on. */
  advise(reply: WebhookReply | Promise<WebhookReply>): void;
  /** Works out what each of them is answered with. */
  adviseBy(answer: (request: WebhookRequest) => WebhookReply): void;
  /** What the next questions are answered with, in turn; the last one all that follow. */
  reply(...replies: (WebhookReply | Promise<WebhookReply>)[]): void;
  /** Works out what each of them is answered with. */
  replyBy(answer: (request: WebhookRequest) => WebhookReply): void;
}

/** A customer's server that answers with whatever a test wants. Times are what `now` says. */
export function createFakeWebhooks(
  onSent: (sent: SentWebhook) => void = () => undefined,
  now = () => 0,
): FakeWebhooks {
  const asked: WebhookRequest[] = [];
  const told: WebhookRequest[] = [];
  let answer: (request: WebhookRequest) => WebhookReply | Promise<WebhookReply> = () => ({
    ok: true,
    body: [],
  });
  let advice: (request: WebhookRequest) => WebhookReply | Promise<WebhookReply> = () => ({
    ok: true,
    body: undefined,
  });
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
    reply: (...replies) => {
      let next = replies;
      answer = () => {
        const [reply = { ok: true, body: [] }, ...later] = next;
        if (later.length > 0) next = later;
        return reply;
      };
    },
    replyBy: (given) => {
      answer = given;
    },
    advise: (reply) => {
      advice = () => reply;
    },
    adviseBy: (given) => {
      advice = given;
    },
    credential: (applicationId) => `Bearer of ${applicationId}`,
    ask: (request) => {
      asked.push(request);
      return noted(request, answer(request));
    },
    consult: (request) => {
      told.push(request);
      return noted(request, advice(request));
    },
    tell: (request) => {
      told.push(request);
      onSent({ at: now(), request, reply: { ok: true, body: undefined } });
    },
  };
}
