import type { AnswerFault } from '../faults.ts';
import type { Clock, WebhookReply, WebhookRequest } from '../platform/ports.ts';
import type { OnWebhookTrace } from './webhook-trace.ts';

export interface AnswerFaultsDependencies {
  readonly clock: Clock;
  readonly ask: (request: WebhookRequest) => Promise<WebhookReply>;
  readonly onTrace: OnWebhookTrace;
}

/** Milliseconds that the platform waits for instructions where the application does not say. */
const patience = 5000;

const replies: Readonly<Record<Exclude<AnswerFault, 'none'>, string>> = {
  unreachable: 'connect ECONNREFUSED',
  failing: 'HTTP 500',
  'wrong-type': 'the content type is "text/html", not application/json',
};

/**
 * Asks the answer URL as if something were wrong with it; a fallback is asked as it is. Whoever cannot be reached is not
 * asked, whoever is slow or answers wrongly is.
 */
export async function askWithFault(
  request: WebhookRequest,
  { answers, delayAnswers }: { readonly answers: AnswerFault; readonly delayAnswers: number },
  { clock, ask, onTrace }: AnswerFaultsDependencies,
): Promise<WebhookReply> {
  if ('original_request' in request.payload) return ask(request);
  const spoiled = (fault: string, reason: string): WebhookReply => {
    const reply = { ok: false, reason } as const;
    const about = { kind: 'webhook', of: request } as const;
    onTrace({ ...about, state: 'asked', purpose: 'ask', fault });
    onTrace({ ...about, state: 'over', reply });
    return reply;
  };
  if (answers === 'unreachable') return spoiled('answers: unreachable', replies.unreachable);
  const given = ask(request);
  const limit = request.socketTimeout ?? patience;
  await passing(Math.min(delayAnswers, limit), clock);
  if (delayAnswers >= limit) return spoiled('delayAnswers', `no reply in ${limit} ms`);
  return answers === 'none' ? given : spoiled(`answers: ${answers}`, replies[answers]);
}

async function passing(milliseconds: number, clock: Clock): Promise<void> {
  if (milliseconds === 0) return;
  await new Promise<void>((resolve) => {
    clock.after(milliseconds, resolve);
  });
}
