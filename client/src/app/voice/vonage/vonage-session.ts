import type { Clock } from '../../clock.ts';
import { within } from '../../within.ts';
import type { HeardLeg, SdkCall, SdkSession, SessionListener } from '../sdk-session.ts';
import type { NoteDetail } from '../voice-client.ts';
import { outlivingPage, type FetchWindow } from './outliving-page.ts';
import { VonageCalls } from './vonage-calls.ts';
import type { VonageClient, VonageEvent } from './vonage-sdk.ts';

export interface VonageSessionDependencies extends Omit<SessionListener, 'voice'> {
  readonly client: VonageClient;
  readonly clock: Clock;
  readonly window: FetchWindow;
}

const signInTime = 10_000;
const signOutTime = 2_000;

/** `gone`: not signed in. `closed`: never to be used again. */
type State = 'up' | 'gone' | 'closed';

/** What socket.io is sent when a server ends the connection for good. */
const ended = '41';

/** One client of the SDK, and the session it is signed in to. */
export class VonageSession implements SdkSession {
  readonly names = { dial: 'serverCall', hangUp: 'hangup', mute: 'mute' };
  private readonly dependencies: VonageSessionDependencies;
  private readonly calls: VonageCalls;
  private readonly subscriptions: (readonly [keyof VonageEvent, symbol])[];
  private state: State = 'gone';
  private sessionId: string | undefined;
  private loggedOut: Promise<void> = Promise.resolve();

  constructor(dependencies: VonageSessionDependencies) {
    const { client, clock } = dependencies;
    this.dependencies = dependencies;
    this.calls = new VonageCalls(client, clock);
    this.subscriptions = this.subscribe();
  }

  async signIn(token: string): Promise<void> {
    const { client, clock } = this.dependencies;
    const signingIn = client.createSession(token, this.sessionId);
    this.sessionId = await within(clock, signInTime, signingIn);
    this.state = 'up';
  }

  /** The SDK keeps its calls while it is not signed in, and the same session takes them up. */
  async resume(token: string): Promise<void> {
    const { client, clock } = this.dependencies;
    if (this.state === 'gone') await this.signIn(token);
    else await within(clock, signInTime, client.refreshSession(token));
  }

  async updateToken(token: string): Promise<void> {
    await this.dependencies.client.refreshSession(token);
  }

  async place(to: string, leg: HeardLeg): Promise<SdkCall> {
    const { client, window } = this.dependencies;
    const { callId, begun } = await this.calls.place(to, leg);
    return {
      begun,
      hangUp: () => outlivingPage(window, () => client.hangup(callId)).catch(unlessOver),
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

  /**
   * The SDK's connection is lost. It would say so seconds later, try five times, and until then take a new
   * sign-in for the end of its calls: so it is told that the connection was ended for good.
   */
  readonly socketCloses = (socket: EventTarget): void => {
    if (this.state !== 'up') return;
    this.lose('socket:close');
    socket.dispatchEvent(new MessageEvent('message', { data: ended }));
  };

  async signOut(): Promise<void> {
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
      on('sessionError', (reason) => {
        this.lose('sessionError', { reason });
      }),
    ];
  }

  private lose(what: string, detail?: NoteDetail): void {
    if (this.state !== 'up') return;
    this.state = 'gone';
    this.dependencies.note(what, detail);
    this.dependencies.connection('lost');
  }
}

/** A call that is over for the SDK, or for the service, needs no hanging up. */
function unlessOver(error: unknown): void {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (code === 'voice:error:no_call_found') return;
  if (code === 'conversation:error:invalid-member-state') return;
  throw error;
}
