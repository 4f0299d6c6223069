import type { VoiceSdk } from '@hotline/protocol/session';

/** Every voice SDK that Hotline can call with. */
export const sdks: readonly VoiceSdk[] = ['nexmo-client', 'client-sdk'];
