import { eventTarget } from '../run/event-target.ts';
import { hear } from '../input/hear.ts';
import { inputOrder } from '../input/input-order.ts';
import type { InputOrder } from '../input/input-order.ts';
import { inputPayload } from '../input/input-payload.ts';
import { tellEachKey } from '../input/tell-each-key.ts';
import type { Leg } from '../legs/leg.ts';
import type { Input } from '../ncco/input.ts';
import type { Ncco } from '../ncco/ncco.ts';
import type { Stage } from '../run/stage.ts';

/**
 * Waits for what the caller presses or says, and tells it; the reply may be what to do instead of the rest. What
 * is still said to the caller ends with the first key or word; time is counted from its end. In the asynchronous
 * mode each key is told by itself, and the flow goes on as soon as the prompt is over.
 */
export async function runInput(action: Input, stage: Stage): Promise<Ncco | undefined> {
  const { clock, caller, signal, prompts, pressed } = stage;
  if (action.mode === 'asynchronous') {
    tellEachKey(stage, eventTarget(action));
    await prompts.over();
    return undefined;
  }
  const order = inputOrder(action);
  const speaker = speakerOf(order, stage);
  if (!speaker) {
    stage.complain(`There is no leg ${String(order.speech?.leg)}.`);
    return undefined;
  }
  const forms = stage.inputForms();
  if (pressed.watched || forms.inputKeysAhead === 'dropped') pressed.takeAll();
  const heard = await hear(order, speaker, stage);
  if (signal.aborted) return undefined;
  const { identity } = heard.keys === 'none' ? speaker : caller.leg;
  return stage.consult(inputPayload(identity, heard, forms, clock.now()), eventTarget(action));
}

function speakerOf({ speech }: InputOrder, stage: Stage): Leg | undefined {
  const { caller, application, legOf } = stage;
  return speech?.leg === undefined ? caller.leg : legOf(application.id, speech.leg);
}
