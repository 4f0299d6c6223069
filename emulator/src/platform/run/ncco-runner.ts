import { perform } from '../actions/actions.ts';
import { spreadBargeIn } from './barge-in.ts';
import { traceStep, whereIs } from './trace-step.ts';
import type { Action, Ncco } from '../ncco/ncco.ts';
import type { Stage } from './stage.ts';

/** Runs the actions one after the other, until all are done or others take their place. */
export async function runNcco(ncco: Ncco, stage: Stage): Promise<void> {
  stage.onTrace({ kind: 'instructions', ...whereIs(stage), ncco });
  const actions = spreadBargeIn(ncco, stage.complain);
  for (const [index, action] of actions.entries()) {
    if (stage.signal.aborted) return;
    const last = index === actions.length - 1;
    const instead = await traceStep(action, stage, () => perform(action, stage, last));
    if (!leavesKeys.has(action.action)) stage.pressed.takeAll();
    if (instead) {
      await runNcco(instead, stage);
      return;
    }
  }
}

/** What is done before an input may wait with keys for it; those pressed while others listen are for these. */
const leavesKeys = new Set<string>([
  'talk',
  'stream',
  'input',
  'notify',
  'wait',
] satisfies Action['action'][]);
