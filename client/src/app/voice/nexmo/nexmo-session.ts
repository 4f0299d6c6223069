import type { Settings } from '@hotline/protocol/session';
import type { Clock } from '../../clock.ts';
import { within } from '../../within.ts';
import type { NexmoApplication, NexmoCall, NexmoClient, NexmoSdk } from './nexmo-sdk.ts';

export interface SessionDependencies {
  readonly sdk: NexmoSdk;
  readonly clock: Clock;
  readonly voice: Settings['voice'];
  readonly connection: (state: 'ready' | 'lost') => void;
  readonly status: (call: NexmoCall) => void;
  /** What the SDK tells of the connection, by its own names. */
  readonly note: (what: string) => void;
}

const signInTime = 10_000;
const signOutTime = 2_000;
/** The SDK gives up after five attempts; a pad that is left open overnight must not. */
const reconnection = {
  reconnectionAttempts: Infinity,
  reconnectionDelay: 500,
  reconnectionDelayMax: 5_000,
};

/** One sign-in of the SDK. A page may have only one at a time: the SDK's handlers are global. */
export class NexmoSession {
  readonly application: NexmoApplication;
  private readonly client: NexmoClient;
  private readonly clock: Clock;

  private constructor(client: NexmoClient, application: NexmoApplication, clock: Clock) {
    this.client = client;
    this.application = application;
    this.clock = clock;
  }

  static async open(token: string, dependencies: SessionDependencies): Promise<NexmoSession> {
    const { clock, connection, note, sdk, status, voice } = dependencies;
    const client = new sdk(optionsFor(voice));
    try {
      const application = await within(clock, signInTime, signIn(client, token));
      application.on('call:status:changed', status);
      application.on('system:error:expired-token', 'NXM-errors', () => {
        note('system:error:expired-token');
        connection('lost');
      });
      client.on('ready', () => {
        note('ready');
        connection('ready');
      });
      client.on('disconnect', () => {
        note('disconnect');
        connection('lost');
      });
      return new NexmoSession(client, application, clock);
    } catch (cause) {
      client.disconnect();
      throw new Error('The phone service did not sign this page in.', { cause });
    }
  }

  /** Comes back after a loss with a fresh token. Rejects when the service has forgotten the session. */
  async resume(token: string): Promise<void> {
    if (this.client.connection?.connected !== true) {
      await this.application.updateToken(token);
      await within(this.clock, signInTime, this.reconnected());
    }
    // While connected the service itself has to accept the token, which proves that it knows the session.
    await within(this.clock, signInTime, this.application.updateToken(token));
  }

  /** Logs out, so that the service ends at once what is left of a call, and disconnects in any case. */
  async signOut(): Promise<void> {
    try {
      await within(this.clock, signOutTime, this.client.deleteSession());
    } catch {
      // The service forgets by itself who is no longer connected.
      this.client.disconnect();
    }
  }

  /** Disconnects from a service that does not know the session any more. */
  close(): void {
    this.client.disconnect();
  }

  /** The SDK never comes back by itself from a disconnection that the service wanted. */
  private reconnected(): Promise<void> {
    return new Promise((resolve) => {
      this.client.on('ready', resolve);
      // While it waits to try again by itself, it does not try when it is told to.
      this.client.disconnect();
      this.client.connect();
    });
  }
}

/** The SDK tells a refused connection as an event, and leaves its promise pending. */
function signIn(client: NexmoClient, token: string): Promise<NexmoApplication> {
  return new Promise((resolve, reject) => {
    client.on('error', reject);
    client.createSession(token).then(resolve, reject);
  });
}

function optionsFor(voice: Settings['voice']): ConstructorParameters<NexmoSdk>[0] {
  return {
    url: voice.socketUrl,
    nexmo_api_url: voice.apiUrl,
    iceServers: [],
    // By default the SDK sends statistics of every call to a third party.
    rtcstats: { remote_collection: false },
    log_reporter: { enabled: false },
    socket_io: reconnection,
    debug: 'silent',
  };
}
