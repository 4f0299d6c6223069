import { askForInstructions } from './instructions.ts';
import { apologise } from './apologise.ts';
import type { Payload } from '../legs/leg-payloads.ts';
import type { Ncco } from '../ncco/ncco.ts';
import { runNcco } from './ncco-runner.ts';
import type { Stage } from './stage.ts';

/** What is to be done with a call, to its end. */
export type Script = (stage: Stage) => Promise<void>;

/** Does these actions. */
export function given(ncco: Ncco): Script {
  return (stage) => runNcco(ncco, stage);
}

/** Asks the answer URL, and does what it says; without usable instructions it says sorry. */
export function asked(question: Payload): Script {
  return async (stage) => {
    const instructions = await askForInstructions(stage, question);
    if (stage.signal.aborted) return;
    if (!instructions) {
      await apologise(stage);
      return;
    }
    stage.caller.leg.answer();
    await runNcco(instructions, stage);
  };
}
