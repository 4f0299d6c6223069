import { eventTarget } from '../run/event-target.ts';
import type { Meeting } from '../conversations/meeting.ts';
import type { JoinConversation } from '../ncco/conversation.ts';
import type { Stage } from '../run/stage.ts';
import { transcriptionOf } from './transcription-of.ts';

/** Records a named conversation from its start to its end, if asked to; once, as the first who asks wants it. */
export function recordMeeting(action: JoinConversation, meeting: Meeting, stage: Stage): void {
  const { application, recordings } = stage;
  const { conversation } = meeting;
  if (action.record !== true || !meeting.claimRecording()) return;
  const start = (): void => {
    recordings.start({
      ...{ application, conversation, channels: 1 },
      target: eventTarget(action),
      transcription: transcriptionOf(action),
    });
  };
  if (meeting.started.aborted) start();
  else meeting.started.addEventListener('abort', start, { once: true });
}
