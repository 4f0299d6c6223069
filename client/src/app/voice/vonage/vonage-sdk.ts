import type { VonageEvent } from '@vonage/client-sdk';

/** What the SDK tells, and what it tells it with. */
export type { VonageEvent };

/** The part of @vonage/client-sdk 2.3.1 that Hotline uses, typed by what it really does. */
export type VonageSdk = new (config: VonageConfig) => VonageClient;

/** Always given whole: what is left out falls back to the data centre in the United States. */
export interface VonageConfig {
  readonly apiUrl: string;
  readonly websocketUrl: string;
  readonly rtcStatsTelemetry: boolean;
  readonly autoReconnectMedia: boolean;
  readonly disableInternalLogger: boolean;
}

export interface VonageClient {
  /** Gives the session's id. On a client that has a session, that one is logged out first, and its calls with it. */
  createSession(token: string, sessionId?: string): Promise<string>;
  refreshSession(token: string): Promise<unknown>;
  /** Stays pending for ever when there is no connection. */
  deleteSession(): Promise<unknown>;
  /** Gives the call's id once the service has let the call in; may stay pending for ever. */
  serverCall(context: { to: string }): Promise<string>;
  /** Rejects for a call that the SDK has forgotten. */
  hangup(callId: string): Promise<unknown>;
  mute(callId: string): Promise<unknown>;
  unmute(callId: string): Promise<unknown>;
  on<Event extends keyof VonageEvent>(event: Event, heard: VonageEvent[Event]): symbol;
  off(event: keyof VonageEvent, heard: symbol): boolean;
}
