import type { PlatformLeg } from './platform-leg.ts';

/** What Hotline asks the platform for, unasked by it. */
export interface VoiceApi {
  /** The platform's own record of every leg of a conversation; none of one that it does not know. @throws VoiceApiError */
  legsOf(conversation: string): Promise<readonly PlatformLeg[]>;
  /** Ends a leg. @throws VoiceApiError `leg-gone` when there is no such leg to end */
  hangUp(uuid: string): Promise<void>;
}

/** Whom the trouble is with: `leg-gone` and `answer-unreadable` with what was asked, all others with the platform. */
export type VoiceApiFault =
  | 'leg-gone'
  | 'answer-unreadable'
  | 'throttled'
  | 'not-authorised'
  | 'unreachable'
  | 'too-slow'
  | 'platform-fault';

/** The platform did not do as asked. */
export class VoiceApiError extends Error {
  override readonly name = 'VoiceApiError';
  readonly code: VoiceApiFault;
  /** How long it wants to be left alone, milliseconds, when it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(code: VoiceApiFault, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(`The platform could not be asked: ${code}`, options);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}
