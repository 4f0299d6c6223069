import type { JoinConversation } from '../ncco/conversation.ts';
import type { Ncco } from '../ncco/ncco.ts';
import { aborted } from '../pause.ts';
import { hearingOf } from '../hearing.ts';
import type { Stage } from '../stage.ts';

/** Brings the caller into a named conversation, until either is over. What follows is not done. */
export async function runConversation(action: JoinConversation, stage: Stage): Promise<Ncco> {
  const { name, startOnEnter = true, endOnExit = false, mute = false } = action;
  const meeting = stage.meetings.named(stage.application.id, name);
  const { conversation } = meeting;
  const leave = meeting.enter({ startOnEnter, endOnExit });
  stage.moveTo(conversation, hearingOf(action));
  if (mute) stage.caller.leg.mute(true);
  await aborted(AbortSignal.any([stage.signal, conversation.closed]));
  leave();
  return [];
}
