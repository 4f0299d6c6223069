import type { Action, Ncco } from '../ncco/ncco.ts';
import type { Stage } from './stage.ts';

/** Does one action, and tells when it begins and ends. */
export async function traceStep(
  action: Action,
  stage: Stage,
  perform: () => Promise<Ncco | undefined>,
): Promise<Ncco | undefined> {
  const step = { kind: 'step', of: {}, ...whereIs(stage), action } as const;
  stage.onTrace({ ...step, state: 'begun' });
  try {
    return await perform();
  } finally {
    stage.onTrace({ ...step, state: stage.signal.aborted ? 'cut-short' : 'done' });
  }
}

/** Which call the stage is of, and whose leg it is about. */
export function whereIs({ conversation, caller }: Stage) {
  return { conversation: conversation.id, leg: caller.leg.identity.uuid };
}
