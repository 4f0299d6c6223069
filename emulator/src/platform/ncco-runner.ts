import type { Ncco } from '@hotline/protocol/ncco';
import { perform } from './actions/actions.ts';
import type { Stage } from './stage.ts';

/** Runs the actions one after the other, until all are done or the call is over. */
export async function runNcco(ncco: Ncco, stage: Stage): Promise<void> {
  for (const [index, action] of ncco.entries()) {
    if (stage.signal.aborted) return;
    await perform(action, stage, index === ncco.length - 1);
  }
}
