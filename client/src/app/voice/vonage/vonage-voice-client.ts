import type { Settings } from '@hotline/protocol/session';
import type { Clock } from '../../clock.ts';
import type { MediaWindow } from '../lent-microphone.ts';
import { SdkVoiceClient } from '../sdk-voice-client.ts';
import type { SessionListener } from '../sdk-session.ts';
import type { VoiceClient } from '../voice-client.ts';
import type { FetchWindow } from './outliving-page.ts';
import { tellClosing, type SocketWindow, type ToldSockets } from './told-sockets.ts';
import type { VonageConfig, VonageSdk } from './vonage-sdk.ts';
import { VonageSession } from './vonage-session.ts';

export interface VonageDependencies {
  readonly clock: Clock;
  readonly window: MediaWindow & SocketWindow & FetchWindow;
  readonly load?: () => Promise<VonageSdk>;
}

/** Calls with `@vonage/client-sdk`, which is fetched when somebody first signs in. */
export function createVonageVoiceClient(dependencies: VonageDependencies): VoiceClient {
  const { clock, load = fetchSdk, window } = dependencies;
  let loading: Promise<ToldSockets<VonageSdk>> | undefined;

  async function open(token: string, listener: SessionListener): Promise<VonageSession> {
    loading ??= tellClosing(window, load);
    const { loaded: sdk, onClosing } = await loading;
    const client = new sdk(configFor(listener.voice));
    const session = new VonageSession({ ...listener, client, clock, window });
    onClosing(session.socketCloses);
    try {
      await session.signIn(token);
    } catch (cause) {
      session.close();
      throw new Error('The phone service did not sign this page in.', { cause });
    }
    return session;
  }
  return new SdkVoiceClient({ clock, window, open });
}

async function fetchSdk(): Promise<VonageSdk> {
  const { VonageClient } = await import('@vonage/client-sdk');
  return VonageClient;
}

function configFor({ apiUrl, socketUrl }: Settings['voice']): VonageConfig {
  return {
    apiUrl,
    websocketUrl: socketUrl,
    // By default the SDK sends statistics of every call to a third party.
    rtcStatsTelemetry: false,
    autoReconnectMedia: true,
    // It writes of every leg status that it does not know; what matters is heard as an event.
    disableInternalLogger: true,
  };
}
