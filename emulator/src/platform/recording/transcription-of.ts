import { eventTarget } from '../run/event-target.ts';
import type { Transcription } from '../ncco/transcription.ts';
import type { RecordingOrder } from './recording-order.ts';

/** That part of an action. */
export function transcriptionOf({
  transcription,
}: {
  readonly transcription?: Transcription | undefined;
}): RecordingOrder['transcription'] {
  return transcription && { target: eventTarget(transcription) };
}
