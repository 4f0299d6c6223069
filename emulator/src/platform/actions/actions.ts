import type { Connect, Talk } from '@hotline/protocol/ncco';
import type { Stage } from '../stage.ts';
import { runConnect } from './connect.ts';
import { runTalk } from './talk.ts';

interface ActionOf {
  readonly talk: Talk;
  readonly connect: Connect;
}

/** Does one action, to its end. `last` says that nothing follows it. */
type Run<Action> = (action: Action, stage: Stage, last: boolean) => Promise<void>;

/** Every action the platform can do: a new one is a file of its own and a line here. */
const actions: { readonly [Name in keyof ActionOf]: Run<ActionOf[Name]> } = {
  talk: runTalk,
  connect: runConnect,
};

export function perform<Name extends keyof ActionOf>(
  action: ActionOf[Name] & { readonly action: Name },
  stage: Stage,
  last: boolean,
): Promise<void> {
  return actions[action.action](action, stage, last);
}
