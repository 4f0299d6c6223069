import { runTalk } from './actions/talk.ts';
import type { CallOrder } from './call-order.ts';
import { askForInstructions } from './instructions.ts';
import type { Payload } from './leg-payloads.ts';
import { runNcco } from './ncco-runner.ts';
import type { Stage } from './stage.ts';

const apology = 'We are sorry. This call cannot be connected.';

/** Does with a call what the customer's server wants; without usable instructions it says sorry. */
export async function runScript(order: CallOrder, stage: Stage, regionUrl: string): Promise<void> {
  const instructions = await askForInstructions(stage.teller, question(order, stage, regionUrl));
  if (stage.signal.aborted) return;
  if (!instructions.ok) {
    stage.complain(instructions.complaint);
    await runTalk({ action: 'talk', text: apology }, stage);
    return;
  }
  stage.caller.leg.answer();
  await runNcco(instructions.ncco, stage);
}

/** The answer webhook of a client SDK call: it has no `from`. */
function question(order: CallOrder, stage: Stage, regionUrl: string): Payload {
  const { customData } = order;
  return {
    to: order.dialled,
    from_user: stage.caller.name,
    endpoint_type: 'app',
    conversation_uuid: stage.conversation.id,
    uuid: order.leg.uuid,
    region_url: regionUrl,
    ...(Object.keys(customData).length > 0 && { custom_data: customData }),
  };
}
