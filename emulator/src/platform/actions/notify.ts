import { eventTarget } from '../run/event-target.ts';
import { notifyPayload } from '../legs/leg-payloads.ts';
import type { Ncco } from '../ncco/ncco.ts';
import type { Notify } from '../ncco/notify.ts';
import type { Stage } from '../run/stage.ts';

/** Tells how far the instructions have come; the reply may be what to do instead. */
export function runNotify(action: Notify, stage: Stage): Promise<Ncco | undefined> {
  const { conversation, clock } = stage;
  const payload = notifyPayload(conversation.id, action.payload, clock.now());
  return stage.consult(payload, eventTarget(action));
}
