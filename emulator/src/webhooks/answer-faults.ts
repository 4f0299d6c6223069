import type { AnswerFault } from '../faults.ts';
import type { Clock, WebhookReply, WebhookRequest } from '../platform/ports.ts';

export interface AnswerFaultsDependencies {
  readonly clock: Clock;
  readonly ask: (request: WebhookRequest) => Promise<WebhookReply>;
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
  { clock, ask }: AnswerFaultsDependencies,
): Promise<WebhookReply> {
  if ('original_request' in request.payload) return ask(request);
  if (answers === 'unreachable') return { ok: false, reason: replies.unreachable };
  const given = ask(request);
  const limit = request.socketTimeout ?? patience;
  await passing(Math.min(delayAnswers, limit), clock);
  if (delayAnswers >= limit) return { ok: false, reason: `no reply in ${limit} ms` };
  return answers === 'none' ? given : { ok: false, reason: replies[answers] };
}

async function passing(milliseconds: number, clock: Clock): Promise<void> {
  if (milliseconds === 0) return;
  await new Promise<void>((resolve) => {
    clock.after(milliseconds, resolve);
  });
}
