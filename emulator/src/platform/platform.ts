import type { Habit } from './habits.ts';
import type { SentWebhook } from './sent-webhooks.ts';
import type { Snapshot } from './snapshot.ts';

/** What a person can do with a simulated phone. Each returns false when the phone is not in that state. */
export interface Phone {
  answer(): boolean;
  decline(): boolean;
  hangUp(): boolean;
}

/** The platform as the phones page, the control routes and tests see it. */
export interface ObservedPlatform {
  snapshot(): Snapshot;
  /** Calls `listener` after each change of the snapshot; the returned function stops that. */
  onChange(listener: () => void): () => void;
  /** The phone with that number (E.164 without plus sign), in a call or not. */
  phone(number: string): Phone;
  /** What that number does from its next call on; `undefined` gives it its own habit back. */
  setHabit(number: string, habit: Habit | undefined): void;
  habit(number: string): Habit;
  /** What the leg said in its last second, 8 kHz; `undefined` for an unknown or ended leg. */
  said(leg: string): Int16Array | undefined;
  /** The last 1,000 webhooks sent, with what was replied, the oldest first. */
  sent(): readonly SentWebhook[];
  /** Ends every call and forgets habits and history. Applications stay. */
  reset(): void;
}
