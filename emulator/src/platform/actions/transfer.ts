import type { Ncco } from '../ncco/ncco.ts';
import type { Transfer } from '../ncco/transfer.ts';
import { aborted } from '../pause.ts';
import { hearingOf } from '../conversations/hearing.ts';
import type { Stage } from '../run/stage.ts';

/** Brings the caller into a conversation that is there already, until either is over. What follows is not done. */
export async function runTransfer(action: Transfer, stage: Stage): Promise<Ncco | undefined> {
  const { conversationId, mute = false } = action;
  const conversation = stage.meetings.find(stage.application.id, conversationId);
  if (!conversation) {
    stage.complain(`There is no conversation ${conversationId}.`);
    return undefined;
  }
  stage.moveTo(conversation, hearingOf(action));
  if (mute) stage.caller.leg.mute(true);
  await aborted(AbortSignal.any([stage.signal, conversation.closed]));
  return [];
}
