import type { Action, Ncco } from '../ncco/ncco.ts';

/** The vendor's rule; the words are ours. */
const noInput = 'After a talk or stream with bargeIn, the next other action must be input.';

/**
 * Instructions in which each talk and stream says itself whether it can be interrupted: from the first that can be
 * on, all can until the input. Without an input none can, which is complained about.
 */
export function spreadBargeIn(ncco: Ncco, complain: (reason: string) => void): Ncco {
  let barging = false;
  return ncco.map((action, index) => {
    if (!isPrompt(action)) {
      barging = false;
      return action;
    }
    if (action.bargeIn === true && !barging) {
      barging = ncco.slice(index).find((one) => !isPrompt(one))?.action === 'input';
      if (!barging) complain(noInput);
    }
    return { ...action, bargeIn: barging };
  });
}

function isPrompt(action: Action): action is Extract<Action, { action: 'talk' | 'stream' }> {
  return action.action === 'talk' || action.action === 'stream';
}
