import type { Leg } from './leg.ts';
import type { Payload } from './leg-payloads.ts';
import type { AudioEnd } from './ports.ts';
import type { CallerOnStage } from './stage.ts';

export interface DialOrder {
  /** E.164 without plus sign, both. */
  readonly number: string;
  readonly from: string;
  /** Whom the leg's events name as calling. */
  readonly shownFrom: Pick<CallerOnStage, 'kind' | 'name'>;
  /** Milliseconds of ringing, and of talking, at most. */
  readonly ringTime: number;
  readonly talkTime: number;
  /** Lets whoever waits hear that it rings, until the returned function stops it. */
  readonly ringback?: (caller: CallerOnStage) => () => void;
  readonly detection: 'continue' | 'hangup' | undefined;
  /** Hears once that it was answered, and can be heard. */
  readonly onAnswered?: (leg: Leg, ear: AudioEnd) => void;
  /** Where the leg's events go. */
  readonly tell: (payload: Payload, leg: string) => void;
}
