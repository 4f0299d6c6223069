import type { Action, ActionOf, Ncco } from '../ncco/ncco.ts';
import type { Stage } from '../run/stage.ts';
import { runConnect } from './connect.ts';
import { runConversation } from './conversation.ts';
import { runInput } from './input.ts';
import { runNotify } from './notify.ts';
import { runRecord } from './record.ts';
import { runStream } from './stream.ts';
import { runTalk } from './talk.ts';
import { runTransfer } from './transfer.ts';
import { runWait } from './wait.ts';

/** Does one action, to its end; what it returns is done in place of the rest. `last` says that nothing follows it. */
type Run<Name extends Action['action']> = (
  action: ActionOf<Name>,
  stage: Stage,
  last: boolean,
) => Promise<Ncco | undefined>;

/** Every action the platform can do: each is a file of its own and a line here. */
const actions: { readonly [Name in Action['action']]: Run<Name> } = {
  talk: runTalk,
  stream: runStream,
  input: runInput,
  record: runRecord,
  conversation: runConversation,
  connect: runConnect,
  notify: runNotify,
  wait: runWait,
  transfer: runTransfer,
};

export function perform<Name extends Action['action']>(
  action: ActionOf<Name> & { readonly action: Name },
  stage: Stage,
  last: boolean,
): Promise<Ncco | undefined> {
  return actions[action.action](action, stage, last);
}
