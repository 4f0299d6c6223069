import type { Conversation } from '../conversations/conversation.ts';
import { eventTarget } from '../run/event-target.ts';
import type { LiveRecording } from '../recording/live-recording.ts';
import type { Record } from '../ncco/record.ts';
import { pause } from '../pause.ts';
import { channelsOf } from '../recording/recording-order.ts';
import type { Stage } from '../run/stage.ts';
import { transcriptionOf } from '../recording/transcription-of.ts';

const second = 1000;
const samplesPerMillisecond = 8;

/**
 * Records what the caller says and hears. With something that ends it, it is waited for, and told of before what
 * follows is done; without, it runs beside all that follows, to the end of the conversation.
 */
export async function runRecord(action: Record, stage: Stage): Promise<undefined> {
  const { conversation, report } = stage;
  if (endsByItself(action)) await recordToTheEnd(action, stage);
  else if (action.beepStart !== true) start(action, stage, conversation);
  else {
    beep(stage, conversation.closed)
      .then(() => conversation.closed.aborted || start(action, stage, conversation))
      .catch(report);
  }
}

function endsByItself({ endOnSilence, endOnKey, timeOut }: Record): boolean {
  return [endOnSilence, endOnKey, timeOut].some((end) => end !== undefined);
}

async function recordToTheEnd(action: Record, stage: Stage): Promise<void> {
  const { conversation, signal, caller } = stage;
  if (action.beepStart === true) await beep(stage, signal);
  if (signal.aborted) return;
  const recording = start(action, stage, conversation);
  const stop = (): void => {
    recording.stop();
  };
  const forget = caller.leg.onPressed((key) => {
    if (key === action.endOnKey) stop();
  });
  signal.addEventListener('abort', stop, { once: true });
  await recording.over;
  signal.removeEventListener('abort', stop);
  forget();
}

function start(action: Record, stage: Stage, conversation: Conversation): LiveRecording {
  const { application, caller, recordings } = stage;
  const { format, timeOut, endOnSilence } = action;
  const recording: LiveRecording = recordings.start({
    ...{ application, conversation, format },
    ...{ ear: caller.ear, leg: caller.leg.identity.uuid },
    channels: channelsOf(action),
    target: eventTarget(action),
    transcription: transcriptionOf(action),
    ...(timeOut !== undefined && { longest: timeOut * second }),
    ...(endOnSilence !== undefined && {
      silence: {
        milliseconds: endOnSilence * second,
        onSilence: () => {
          recording.stop();
        },
      },
    }),
  });
  return recording;
}

async function beep({ media, caller, clock }: Stage, signal: AbortSignal): Promise<void> {
  const sound = media.tone('beep');
  const stop = caller.ear.play(sound);
  await pause(clock, sound.samples.length / samplesPerMillisecond, signal);
  stop();
}
