import type { Payload } from './leg-payloads.ts';

export interface DialOrder {
  /** E.164 without plus sign, both. */
  readonly number: string;
  readonly from: string;
  /** Milliseconds of ringing, and of talking, at most. */
  readonly ringTime: number;
  readonly talkTime: number;
  readonly detection: 'continue' | 'hangup' | undefined;
  /** Where the leg's events go. */
  readonly tell: (payload: Payload, leg: string) => void;
}
