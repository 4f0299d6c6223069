import type { WebhookTarget } from '../applications.ts';
import type { Payload } from '../legs/leg-payloads.ts';
import { ncco } from '../ncco/ncco.ts';
import type { Ncco } from '../ncco/ncco.ts';
import type { WebhookReply } from '../ports.ts';
import type { Stage } from './stage.ts';

/** The platform's own words. */
const syntaxError = 'Syntax error in NCCO. Invalid value type or action.';

type Instructions =
  { readonly ok: true; readonly ncco: Ncco } | { readonly ok: false; readonly reason: string };

const nobodyToAsk: Instructions = { ok: false, reason: 'The application has no answer URL.' };

type Asker = Pick<Stage, 'application' | 'teller' | 'complain'>;

/** Asks the answer URL, then the fallback where there is one. `undefined`, complained about, without an NCCO. */
export async function askForInstructions(
  { application, teller, complain }: Asker,
  question: Payload,
): Promise<Ncco | undefined> {
  const { answerUrl, fallbackAnswerUrl } = application;
  let found = answerUrl ? read(await teller.ask(question, answerUrl)) : nobodyToAsk;
  if (!found.ok && answerUrl && fallbackAnswerUrl) {
    const why = fallbackFields(found.reason, answerUrl, 'answer');
    found = read(await teller.ask({ ...question, ...why }, fallbackAnswerUrl));
  }
  if (found.ok) return found.ncco;
  complain(found.reason);
  return undefined;
}

/**
 * Tells an event whose reply may say what to do instead. `undefined` when it says nothing: the flow goes on, as
 * it does, after a complaint, when what it says is of no use.
 */
export async function consult(
  { application, teller, complain }: Asker,
  leg: string,
  payload: Payload,
  target: WebhookTarget | undefined = application.eventUrl,
): Promise<Ncco | undefined> {
  if (!target) return undefined;
  const reply = await teller.consult(payload, leg, target);
  if (reply.ok && !Array.isArray(reply.body)) return undefined;
  const { fallbackAnswerUrl } = application;
  let found = read(reply);
  if (!found.ok && fallbackAnswerUrl) {
    const why = fallbackFields(found.reason, target, 'event');
    found = read(await teller.ask({ ...payload, ...why }, fallbackAnswerUrl));
  }
  if (found.ok) return found.ncco;
  complain(found.reason);
  return undefined;
}

/** The complaint about the syntax is in the platform's words, the other in ours: it publishes none. */
function read(reply: WebhookReply): Instructions {
  if (!reply.ok) {
    return { ok: false, reason: `The URL gave no instructions: ${reply.reason}` };
  }
  const { success, data } = ncco.safeParse(reply.body);
  return success ? { ok: true, ncco: data } : { ok: false, reason: syntaxError };
}

function fallbackFields(reason: string, { url }: WebhookTarget, type: 'answer' | 'event'): Payload {
  return { reason, original_request: { url, type } };
}
