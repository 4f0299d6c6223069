import type { JoinConversation } from '../ncco/conversation.ts';
import type { Ncco } from '../ncco/ncco.ts';
import { aborted } from '../pause.ts';
import { hearingOf } from '../conversations/hearing.ts';
import { playOnHold } from '../sound/play-on-hold.ts';
import { recordMeeting } from '../recording/record-meeting.ts';
import type { Stage } from '../run/stage.ts';

/** Brings the caller into a named conversation, until either is over. What follows is not done. */
export async function runConversation(action: JoinConversation, stage: Stage): Promise<Ncco> {
  const {
    name,
    startOnEnter = true,
    endOnExit = false,
    mute = false,
    musicOnHoldUrl = [],
  } = action;
  const meeting = stage.meetings.named(stage.application.id, name);
  const { conversation } = meeting;
  const leave = meeting.enter({ startOnEnter, endOnExit });
  stage.moveTo(conversation, hearingOf(action));
  recordMeeting(action, meeting, stage);
  if (mute) stage.caller.leg.mute(true);
  const over = AbortSignal.any([stage.signal, conversation.closed]);
  const [onHold] = musicOnHoldUrl;
  if (onHold !== undefined && !meeting.started.aborted) {
    void playOnHold(onHold, stage, AbortSignal.any([over, meeting.started]));
  }
  await aborted(over);
  leave();
  return [];
}
