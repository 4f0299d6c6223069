import type { Clock } from '../../clock.ts';
import { within } from '../../within.ts';
import type { HeardLeg, SdkCall, SdkSession, SessionListener } from '../sdk-session.ts';
import type { NoteDetail } from '../voice-client.ts';
import { VonageCalls } from './vonage-calls.ts';
import type { VonageClient, VonageEvent } from './vonage-sdk.ts';

export interface VonageSessionDependencies extends Omit<SessionListener, 'voice'> {
  readonly client: VonageClient;
  readonly clock: Clock;
}

const signInTime = 10_000;
const signOutTime = 2_000;

/**
 * `up`: connected. `down`: lost, and the SDK tries to come back. `gone`: not signed in, and the SDK does
 * nothing about it. `closed`: never to be used again.
 */
type State = 'up' | 'down' | 'gone' | 'closed';

/** One client of the SDK, and the session it is signed in to. */
export class VonageSession implements SdkSession {
  readonly names = { dial: 'serverCall', hangUp: 'hangup', mute: 'mute' };
  private readonly dependencies: VonageSessionDependencies;
  private readonly calls: VonageCalls;
  private readonly subscriptions: (readonly [keyof VonageEvent, symbol])[];
  private state: State = 'gone';
  private sessionId: string | undefined;
  /** Tells whoever waits that the connection is up again. */
  private back = (): void => undefined;
  private loggedOut: Promise<void> = Promise.resolve();

  constructor(dependencies: VonageSessionDependencies) {
    const { client, clock } = dependencies;
    this.dependencies = dependencies;
    this.calls = new VonageCalls(client, clock);
    this.subscriptions = this.subscribe();
  }

  /** What the service calls this session, for another client to take it up. */
  get id(): string | undefined {
    return this.sessionId;
  }

  /** Signs in, to the session with this id where there is one. */
  async signIn(token: string, sessionId?: string): Promise<void> {
    const { client, clock } = this.dependencies;
    this.sessionId = await within(clock, signInTime, client.createSession(token, sessionId));
    this.state = 'up';
  }

  async resume(token: string, up: boolean): Promise<void> {
    const { client, clock } = this.dependencies;
    if (this.state === 'gone') {
      await this.signInAgain(token, up);
      return;
    }
    if (this.state === 'down' && !up) throw new Error('A new client is quicker.');
    // Also what the SDK connects with the next time it tries.
    await within(clock, signInTime, client.refreshSession(token));
    await within(clock, signInTime, this.backUp());
  }

  async updateToken(token: string): Promise<void> {
    await this.dependencies.client.refreshSession(token);
  }

  async place(to: string, leg: HeardLeg): Promise<SdkCall> {
    const { client } = this.dependencies;
    const { callId, begun } = await this.calls.place(to, leg);
    return {
      begun,
      hangUp: () => client.hangup(callId).catch(unlessOver),
      mute: (on) => (on ? client.mute(callId) : client.unmute(callId)),
    };
  }

  connected(connection: RTCPeerConnection, leg: HeardLeg): void {
    connection.addEventListener('track', ({ streams }) => {
      leg.sounds(streams[0] ?? null);
    });
    // Or the SDK plays the sound as well, where nobody can turn it down.
    Object.defineProperty(connection, 'ontrack', { value: null, writable: true });
  }

  /** The SDK's connection has closed; it does not say so itself. */
  readonly socketClosed = (): void => {
    this.lose('socket:close', undefined, 'down');
  };

  async signOut(): Promise<void> {
    this.sessionId = undefined;
    this.close();
    await this.loggedOut;
  }

  close(): void {
    const { client, clock } = this.dependencies;
    if (this.state === 'closed') return;
    this.state = 'closed';
    for (const [event, subscription] of this.subscriptions) client.off(event, subscription);
    this.loggedOut = within(clock, signOutTime, client.deleteSession()).then(
      () => undefined,
      // Without a connection there is nobody to tell, and the SDK never settles.
      () => undefined,
    );
  }

  /** The SDK keeps its calls while it is not signed in, but only the same session can end them. */
  private async signInAgain(token: string, up: boolean): Promise<void> {
    try {
      await this.signIn(token, this.sessionId);
    } catch (error) {
      if (!up) this.sessionId = undefined;
      throw error;
    }
  }

  private subscribe(): (readonly [keyof VonageEvent, symbol])[] {
    const { client } = this.dependencies;
    const { heard } = this.calls;
    const on = <Event extends keyof VonageEvent>(event: Event, hear: VonageEvent[Event]) =>
      [event, client.on(event, hear)] as const;
    return [
      on('legStatusUpdate', heard.legStatusUpdate),
      on('callHangup', heard.callHangup),
      on('callMediaReconnecting', heard.callMediaReconnecting),
      on('callMediaReconnection', heard.callMediaReconnection),
      on('callMediaDisconnect', heard.callMediaDisconnect),
      on('callMediaError', heard.callMediaError),
      on('reconnecting', () => {
        this.lose('reconnecting', undefined, 'down');
      }),
      on('reconnection', () => {
        this.dependencies.note('reconnection');
        this.state = 'up';
        this.back();
        this.dependencies.connection('ready');
      }),
      on('sessionError', (reason) => {
        this.lose('sessionError', { reason }, 'gone');
      }),
    ];
  }

  private lose(what: string, detail: NoteDetail | undefined, state: 'down' | 'gone'): void {
    const { connection, note } = this.dependencies;
    if (this.state === 'gone' || this.state === 'closed') return;
    note(what, detail);
    const wasUp = this.state === 'up';
    this.state = state;
    if (wasUp) connection('lost');
  }

  private backUp(): Promise<void> {
    if (this.state === 'up') return Promise.resolve();
    return new Promise((resolve) => {
      this.back = resolve;
    });
  }
}

/** A call that is over for the SDK, or for the service, needs no hanging up. */
function unlessOver(error: unknown): void {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (code === 'voice:error:no_call_found') return;
  if (code === 'conversation:error:invalid-member-state') return;
  throw error;
}
