import { runTalk } from './actions/talk.ts';
import { askForInstructions } from './instructions.ts';
import type { Payload } from './leg-payloads.ts';
import { runNcco } from './ncco-runner.ts';
import type { Stage } from './stage.ts';

const apology = 'We are sorry. This call cannot be connected.';

/** Does with a call what the customer's server wants; without usable instructions it says sorry. */
export async function runScript(question: Payload, stage: Stage): Promise<void> {
  const instructions = await askForInstructions(stage.teller, question);
  if (stage.signal.aborted) return;
  if (!instructions.ok) {
    stage.complain(instructions.complaint);
    await runTalk({ action: 'talk', text: apology }, stage);
    return;
  }
  stage.caller.leg.answer();
  await runNcco(instructions.ncco, stage);
}
