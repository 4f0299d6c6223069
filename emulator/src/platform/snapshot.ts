import type { EndpointType } from './legs/endpoint-type.ts';
import type { Habit } from './phones/habits.ts';
import type { LegNote } from './legs/leg-note.ts';

/** What the platform looks like now, for the phones page and for tests. Times are epoch milliseconds. */
export interface Snapshot {
  /** Live calls and the last ended ones, the newest first. */
  readonly calls: readonly CallView[];
  /** Every simulated phone that rings or talks now. */
  readonly phones: readonly PhoneView[];
}

export interface CallView {
  /** `CON-…`: the conversation that its first leg is in. */
  readonly conversation: string;
  /** The user whose browser called. */
  readonly user: string;
  /** What the browser dialled: any text. */
  readonly dialled: string;
  readonly startedAt: number;
  readonly endedAt?: number;
  /** The caller's microphone is off. */
  readonly muted: boolean;
  /** The keys the caller pressed so far. */
  readonly digits: string;
  readonly legs: readonly LegView[];
}

export type LegStatus =
  | 'started'
  | 'ringing'
  | 'answered'
  | 'busy'
  | 'cancelled'
  | 'failed'
  | 'rejected'
  | 'timeout'
  | 'unanswered'
  | 'completed';

export interface LegView {
  readonly uuid: string;
  readonly direction: 'inbound' | 'outbound';
  /** The user's name for a browser's leg, the number without plus sign for a phone's. */
  readonly party: string;
  readonly kind: EndpointType;
  /** The first status that ended the leg stays: `busy` is not overwritten by `completed`. */
  readonly status: LegStatus;
  readonly startedAt: number;
  readonly ringingAt?: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  /** What was spoken to this leg, and the keys that were played to it, in order. */
  readonly captions: readonly string[];
  /** All that was heard and done on this leg, in order. */
  readonly notes: readonly LegNote[];
}

export interface PhoneView {
  /** A number in E.164 without plus sign, a SIP address or an extension. */
  readonly number: string;
  readonly habit: Habit;
  /** Calling: it has dialled, and nobody has picked up yet. */
  readonly state: 'ringing' | 'calling' | 'answered';
  /** When it began to ring or dialled, or was answered. */
  readonly since: number;
  /** The number that calls: its own, when it has dialled. */
  readonly from: string;
  /** The number that is called. */
  readonly to: string;
  readonly leg: string;
  readonly conversation: string;
  readonly captions: readonly string[];
  /** The page on which a person speaks and hears on it. */
  readonly heldBy?: string;
  /** Of a SIP call: the headers that came with it. */
  readonly sipHeaders?: Readonly<Record<string, unknown>>;
}
