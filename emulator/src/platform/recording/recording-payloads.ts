import type { Payload } from '../legs/leg-payloads.ts';

/** A recording that is over. Times are epoch milliseconds. */
export interface EndedRecording {
  readonly uuid: string;
  readonly conversation: string;
  readonly url: string;
  /** Bytes. */
  readonly size: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

const toTheSecond = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** A recording is there. */
export function recordPayload(recording: EndedRecording, at: number): Payload {
  const { uuid, conversation, url, size, startedAt, endedAt } = recording;
  return {
    start_time: toTheSecond(startedAt),
    recording_url: url,
    size,
    recording_uuid: uuid,
    end_time: toTheSecond(endedAt),
    conversation_uuid: conversation,
    timestamp: new Date(at).toISOString(),
  };
}

/** The words of a recording are there. */
export function transcribedPayload({ uuid, conversation }: EndedRecording, url: string): Payload {
  return {
    conversation_uuid: conversation,
    recording_uuid: uuid,
    status: 'transcribed',
    transcription_url: url,
    type: 'record',
  };
}
