import type { Application, WebhookTarget } from '../applications.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { RecordingOptions } from '../ports.ts';

/** What is to be recorded, and who is told. */
export interface RecordingOrder extends Pick<RecordingOptions, 'ear' | 'silence'> {
  readonly application: Application;
  readonly conversation: Conversation;
  /** The leg in whose order the events are told, and whose `ear` it is. */
  readonly leg?: string | undefined;
  /** More than two channels are always a wav. */
  readonly format?: RecordingOptions['format'] | undefined;
  readonly channels: number;
  /** Milliseconds it lasts at most; the platform's two hours when left out. */
  readonly longest?: number | undefined;
  /** Where the events go, in place of the application's event URL. */
  readonly target: WebhookTarget | undefined;
  /** Asks for the words, and says where that event goes. */
  readonly transcription?: { readonly target: WebhookTarget | undefined } | undefined;
  /** How long the file is kept. */
  readonly days?: number | undefined;
}

/** The format that has these channels. */
export function formatOf({
  format = 'mp3',
  channels,
}: Pick<RecordingOrder, 'format' | 'channels'>) {
  return channels > 2 ? 'wav' : format;
}

/** How many channels an action asks for: one, unless what is said is split up. */
export function channelsOf({
  split,
  channels = 2,
}: {
  readonly split?: string | undefined;
  readonly channels?: number | undefined;
}): number {
  return split === undefined ? 1 : channels;
}
