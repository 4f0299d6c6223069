import type { CallNews } from '@hotline/protocol/call';
import type { Settings } from '@hotline/protocol/session';

export type NoteDetail = Readonly<Record<string, string | number | boolean>>;

export interface VoiceHandlers {
  /** What happened to the call with this id, on this page's clock. */
  news(callId: string, news: CallNews): void;
  /** What the SDK tells of the call with this id, by its own names, for whoever looks into it later. */
  note(callId: string, what: string, detail?: NoteDetail): void;
  /** The connection came back by itself, or is gone. */
  connection(state: 'ready' | 'lost'): void;
  /** The voice of the other side; null when there is none any more. */
  remoteAudio(stream: MediaStream | null): void;
  /** What carries the sound of the call, each way, for whoever looks after how well it does; null when it is over. */
  media(connection: RTCPeerConnection | null): void;
}

/** What Hotline needs from a voice SDK. Adapters translate and guard; they decide nothing. */
export abstract class VoiceClient {
  /**
   * Signs in; after a loss it takes up the old session where it can. Resolves when calls can be placed,
   * rejects when the service refuses or does not answer in time.
   */
  abstract connect(token: string, voice: Settings['voice'], handlers: VoiceHandlers): Promise<void>;
  /** Replaces the token of a working connection. */
  abstract updateToken(token: string): Promise<void>;
  /** Places the call with this id. From here on the client owns the microphone and stops it. */
  abstract dial(callId: string, microphone: MediaStream): Promise<void>;
  /**
   * Ends the call, also one that is still being dialed. The microphone is off when this returns;
   * the promise tells when the service knows. With no call it does nothing.
   */
  abstract hangUp(): Promise<void>;
  /** Nothing said while muted leaves the page, whether or not the service could be told. */
  abstract mute(on: boolean): Promise<void>;
  abstract disconnect(): void;
}
