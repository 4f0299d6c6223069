import type { Utterance } from '../legs/leg-note.ts';

/** Something that was said while a recording ran. */
export interface Spoken {
  readonly leg: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly utterance: Utterance;
}

export interface TranscriptOrder {
  readonly id: string;
  readonly channels: number;
  /** The leg in the first channel, where it is known. */
  readonly first: string | undefined;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** The file of a transcription, in the platform's form. Times and durations are in milliseconds. */
export function transcript(spoken: readonly Spoken[], order: TranscriptOrder): object {
  const { id, channels, first, startedAt, endedAt } = order;
  const speakers = [
    ...new Set([...(first === undefined ? [] : [first]), ...spoken.map(({ leg }) => leg)]),
  ];
  const channelOf = ({ leg }: Spoken): number => Math.min(speakers.indexOf(leg), channels - 1);
  return {
    // NOTE: the platform's own value is not published.
    ver: '1.0',
    request_id: id,
    channels: Array.from({ length: channels }, (_, channel) => ({
      transcript: spoken
        .filter((one) => channelOf(one) === channel)
        .map(({ at, utterance }) => sentence(utterance, at - startedAt)),
      duration: endedAt - startedAt,
    })),
  };
}

/** Its words share its time evenly. */
function sentence({ text, milliseconds }: Utterance, timestamp: number): object {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const each = milliseconds / Math.max(1, words.length);
  return {
    sentence: text,
    raw_sentence: text.toLowerCase().replaceAll(/[^\p{L}\p{N}\s']/gu, ''),
    duration: Math.round(milliseconds),
    timestamp,
    words: words.map((word, index) => ({
      word,
      start_time: Math.round(timestamp + index * each),
      end_time: Math.round(timestamp + (index + 1) * each),
      confidence: 1,
    })),
  };
}
