import { perform } from './actions/actions.ts';
import { spreadBargeIn } from './barge-in.ts';
import type { Ncco } from './ncco/ncco.ts';
import type { Stage } from './stage.ts';

/** Runs the actions one after the other, until all are done or others take their place. */
export async function runNcco(ncco: Ncco, stage: Stage): Promise<void> {
  const actions = spreadBargeIn(ncco, stage.complain);
  for (const [index, action] of actions.entries()) {
    if (stage.signal.aborted) return;
    const instead = await perform(action, stage, index === actions.length - 1);
    if (instead) {
      await runNcco(instead, stage);
      return;
    }
  }
}
