import type { Clock } from '../../clock.ts';
import type { MediaWindow } from '../lent-microphone.ts';
import { SdkVoiceClient } from '../sdk-voice-client.ts';
import type { VoiceClient } from '../voice-client.ts';
import type { NexmoSdk } from './nexmo-sdk.ts';
import { openNexmoSession } from './nexmo-session.ts';

export interface NexmoDependencies {
  readonly clock: Clock;
  readonly window: MediaWindow;
  readonly load?: () => Promise<NexmoSdk>;
}

/** Calls with `nexmo-client`, which is fetched when somebody first signs in. */
export function createNexmoVoiceClient(dependencies: NexmoDependencies): VoiceClient {
  const { clock, load = fetchSdk } = dependencies;
  return new SdkVoiceClient({
    ...dependencies,
    open: async (token, listener) => {
      const sdk = await load();
      return openNexmoSession(token, { ...listener, sdk, clock });
    },
  });
}

async function fetchSdk(): Promise<NexmoSdk> {
  const { default: sdk } = await import('nexmo-client');
  return sdk as unknown as NexmoSdk;
}
