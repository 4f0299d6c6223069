import type { WebhookTarget } from '../applications.ts';
import type { Call } from './call.ts';
import { complain as tellComplaint } from '../run/complain.ts';
import { askForInstructions } from '../run/instructions.ts';
import type { Leg } from '../legs/leg.ts';
import type { Ncco } from '../ncco/ncco.ts';
import type { Parts } from '../parts.ts';
import { phoneQuestion } from './phone-question.ts';
import { given } from '../run/script.ts';
import { createTeller } from '../run/teller.ts';
import { TransferredCall } from './transferred-call.ts';

/**
 * Takes a leg to a conversation of its own, with new instructions. Where these have to be asked for, it goes on as it
 * was until they are there, and for good when they are of no use. False while nobody has answered it.
 */
export function transferLeg(
  call: Call,
  leg: Leg,
  instructions: Ncco | WebhookTarget,
  parts: Parts,
): boolean {
  if (!leg.answered || !leg.sound) return false;
  if (!('url' in instructions)) {
    go(call, leg, instructions, parts);
    return true;
  }
  ask(call, leg, instructions, parts)
    .then((ncco) => {
      if (ncco && !leg.ended) go(call, leg, ncco, parts);
    })
    .catch(parts.report);
  return true;
}

function ask(call: Call, leg: Leg, answerUrl: WebhookTarget, parts: Parts) {
  const { uuid, conversation, from, to } = leg.identity;
  const application = { ...call.application, answerUrl };
  const teller = createTeller(parts.webhooks, application);
  const complain = (reason: string): void => {
    tellComplaint({ conversation, leg: uuid }, reason, { ...parts, teller });
  };
  const question = phoneQuestion({
    ...{ uuid, conversation, to, from: from ?? '' },
    regionUrl: parts.regionUrl(),
  });
  return askForInstructions({ application, teller, complain }, question);
}

/** The first leg of a call takes its call along; another one leaves the call. */
function go(call: Call, leg: Leg, ncco: Ncco, parts: Parts): void {
  const { uuid, kind, to: name } = leg.identity;
  if (call.leg === uuid) {
    call.redirect(given(ncco));
    return;
  }
  if (!leg.sound) return;
  call.release(leg);
  const caller = { kind, leg, ear: leg.sound, name };
  const { application } = call;
  const split = new TransferredCall({ application, caller, script: given(ncco) }, parts);
  parts.calls.add(split);
  split.begin();
}
