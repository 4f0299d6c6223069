import type { Clock } from '../clock.ts';
import type { VoiceApiError, VoiceApiFault } from '../voice-api/voice-api.ts';

/** How long the platform is left alone after it refused, or could not be reached. */
export interface PlatformPause {
  /** Nothing is asked before. */
  until(): number;
  worked(): void;
  failed(error: VoiceApiError): void;
}

const firstMs = 2000;
const longestMs = 60_000;
/** Longer than that we do not obey: money may be running. */
const obeyedMs = 300_000;

/** Faults of what was asked, not of the platform. */
const ofTheQuestion: readonly VoiceApiFault[] = ['leg-gone', 'answer-unreadable'];

/** Twice as long after each failure in a row, or as long as the platform says. */
export function createPlatformPause(clock: Clock): PlatformPause {
  let until = 0;
  let nextMs = firstMs;
  return {
    until: () => until,
    worked: () => {
      nextMs = firstMs;
    },
    failed: ({ code, retryAfterMs }) => {
      if (ofTheQuestion.includes(code)) return;
      until = clock.now() + Math.min(retryAfterMs ?? nextMs, obeyedMs);
      nextMs = Math.min(nextMs * 2, longestMs);
    },
  };
}
