import { keepCalls } from './calls/call-keeper.ts';
import type { CallLog } from './calls/call-log.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Random } from './random.ts';
import type { Application } from './session/client-token.ts';
import type { Availability } from './store/guard/availability.ts';
import { forgetExpired } from './sign-in/forget-expired.ts';
import { keepRetention } from './store/retention.ts';
import type { Store } from './store/store.ts';
import { createVonageVoiceApi } from './voice-api/vonage-voice-api.ts';

export interface ChoreDependencies {
  readonly config: Pick<Config, 'voice' | 'retentionDays'>;
  readonly application: Application;
  readonly callLog: CallLog;
  readonly store: Store;
  readonly availability: Availability;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly closing: AbortSignal;
}

/** What goes on beside the requests, until the server closes: calls come to their end, and old ones are forgotten. */
export function startChores(dependencies: ChoreDependencies): void {
  const { config, closing } = dependencies;
  const voiceApi = createVonageVoiceApi({ ...dependencies, apiUrl: config.voice.apiUrl });
  keepCalls({ ...dependencies, voiceApi });
  forgetExpired(dependencies);
  const stop = keepRetention({ ...dependencies, days: config.retentionDays });
  closing.addEventListener('abort', stop);
}
