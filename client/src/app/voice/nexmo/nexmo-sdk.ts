/** The part of nexmo-client 9.5.1 that Hotline uses, typed by what it really does. */
export type NexmoSdk = new (options: NexmoOptions) => NexmoClient;

export interface NexmoOptions {
  readonly url: string;
  readonly nexmo_api_url: string;
  readonly iceServers: readonly RTCIceServer[];
  readonly rtcstats: { readonly remote_collection: boolean };
  readonly log_reporter: { readonly enabled: boolean };
  readonly socket_io: Readonly<Record<string, number>>;
  readonly debug: 'silent';
}

export interface NexmoClient {
  on(event: 'ready' | 'disconnect', heard: () => void): void;
  on(event: 'error', heard: (error: unknown) => void): void;
  /** Stays pending for ever when no connection comes about. */
  createSession(token: string): Promise<NexmoApplication>;
  connect(): unknown;
  disconnect(): unknown;
  /** Logs out and disconnects; stays pending for ever when the service does not answer. */
  deleteSession(): Promise<unknown>;
  /** Not there before a session was asked for. */
  readonly connection?: { readonly connected: boolean };
}

export interface NexmoApplication {
  on(event: 'call:status:changed', heard: (call: NexmoCall) => void): void;
  /** The group's name comes first, and the error second, whatever the documentation says. */
  on(
    event: 'system:error:expired-token',
    group: 'NXM-errors',
    heard: (group: string, error: unknown) => void,
  ): void;
  /** Only stores the token while there is no connection; otherwise the service has to accept it. */
  updateToken(token: string): Promise<void>;
  /** May stay pending for ever, or reject with nothing. */
  callServer(to: string, type: 'phone'): Promise<NexmoCall>;
}

export interface NexmoCall {
  readonly status: string | null;
  readonly stream?: MediaStream;
  /** Null until the service has let the call in. */
  readonly conversation: { readonly media: { mute(on: boolean): Promise<unknown> } } | null;
  hangUp(): Promise<unknown>;
}
