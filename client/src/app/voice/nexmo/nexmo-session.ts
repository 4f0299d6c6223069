import type { Settings } from '@hotline/protocol/session';
import type { Clock } from '../../clock.ts';
import { within } from '../../within.ts';
import type { HeardLeg, SdkCall, SdkSession, SessionListener } from '../sdk-session.ts';
import { newsOfStatus } from './nexmo-news.ts';
import type { NexmoApplication, NexmoCall, NexmoClient, NexmoSdk } from './nexmo-sdk.ts';

export interface NexmoSessionDependencies extends SessionListener {
  readonly sdk: NexmoSdk;
  readonly clock: Clock;
}

const signInTime = 10_000;
const signOutTime = 2_000;
/** The SDK gives up after five attempts; a pad that is left open overnight must not. */
const reconnection = {
  reconnectionAttempts: Infinity,
  reconnectionDelay: 500,
  reconnectionDelayMax: 5_000,
};

/** Signs in. A page may do so once at a time: the SDK's handlers are global. */
export async function openNexmoSession(
  token: string,
  { clock, connection, note, sdk, voice }: NexmoSessionDependencies,
): Promise<SdkSession> {
  const client = new sdk(optionsFor(voice));
  try {
    const application = await within(clock, signInTime, signIn(client, token));
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

class NexmoSession implements SdkSession {
  readonly names = { dial: 'callServer', hangUp: 'hangUp', mute: 'media:mute' };
  private readonly application: NexmoApplication;
  private readonly client: NexmoClient;
  private readonly clock: Clock;
  /** The SDK names the call of each status by object only. */
  private readonly legs = new WeakMap<NexmoCall, HeardLeg>();

  constructor(client: NexmoClient, application: NexmoApplication, clock: Clock) {
    this.client = client;
    this.application = application;
    this.clock = clock;
    application.on('call:status:changed', (call) => {
      this.tell(call);
    });
  }

  async resume(token: string): Promise<void> {
    if (this.client.connection?.connected !== true) {
      await this.application.updateToken(token);
      await within(this.clock, signInTime, this.reconnected());
    }
    // While connected the service itself has to accept the token, which proves that it knows the session.
    await within(this.clock, signInTime, this.application.updateToken(token));
  }

  async updateToken(token: string): Promise<void> {
    await this.application.updateToken(token);
  }

  async place(callId: string, leg: HeardLeg): Promise<SdkCall> {
    const call = await this.application.callServer(callId, 'phone');
    this.legs.set(call, leg);
    return {
      begun: () => {
        leg.sounds(call.stream ?? null);
        this.tell(call);
      },
      hangUp: () => call.hangUp(),
      mute: async (on) => call.conversation?.media.mute(on),
    };
  }

  async signOut(): Promise<void> {
    try {
      await within(this.clock, signOutTime, this.client.deleteSession());
    } catch {
      // The service forgets by itself who is no longer connected.
      this.client.disconnect();
    }
  }

  close(): void {
    this.client.disconnect();
  }

  private tell(call: NexmoCall): void {
    const { status } = call;
    if (status === null) return;
    const told = newsOfStatus(status, this.clock.now());
    this.legs.get(call)?.heard('call:status:changed', { status }, told);
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
