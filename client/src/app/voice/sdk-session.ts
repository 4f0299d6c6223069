import type { CallNews } from '@hotline/protocol/call';
import type { Settings } from '@hotline/protocol/session';
import type { NoteDetail } from './voice-client.ts';

/** One sign-in of a voice SDK: what the SDKs do differently, and nothing else. */
export interface SdkSession {
  /** What the SDK calls what is asked of it, for the record. */
  readonly names: { readonly dial: string; readonly hangUp: string; readonly mute: string };
  /** Comes back after a loss with a fresh token, and every call as it was. Rejects when the service has forgotten it. */
  resume(token: string): Promise<void>;
  /** Replaces the token of a working session. */
  updateToken(token: string): Promise<void>;
  /** Asks the SDK for the call with this id; it may never answer. From then on `leg` hears of the call. */
  place(callId: string, leg: HeardLeg): Promise<SdkCall>;
  /** Hears of the connection that the SDK makes for the call, before the SDK does anything with it. */
  connected?(connection: RTCPeerConnection, leg: HeardLeg): void;
  /** Logs out, so that the service ends at once what is left of a call, and disconnects in any case. */
  signOut(): Promise<void>;
  /** Disconnects from a service that does not know the session any more. */
  close(): void;
}

/** A call that the SDK has placed. */
export interface SdkCall {
  /** To be called once, when whoever placed the call still wants it. */
  begun(): void;
  hangUp(): Promise<unknown>;
  mute(on: boolean): Promise<unknown>;
}

/** Who hears what the SDK says of a call, also long after it is over. */
export interface HeardLeg {
  /** What was said, by the SDK's own name, and what that tells of the contact's phone; null for nothing. */
  heard(what: string, detail: NoteDetail | undefined, told: CallNews | null): void;
  /** The voice of the other side. */
  sounds(stream: MediaStream | null): void;
}

export interface SessionListener {
  readonly voice: Settings['voice'];
  /** Hears that the connection came back by itself, or is gone. */
  readonly connection: (state: 'ready' | 'lost') => void;
  /** Hears what the SDK tells of the connection, by its own names. */
  readonly note: (what: string, detail?: NoteDetail) => void;
}

/** Signs in. Rejects when the service refuses or does not answer in time, with nothing left open. */
export type OpenSession = (token: string, listener: SessionListener) => Promise<SdkSession>;
