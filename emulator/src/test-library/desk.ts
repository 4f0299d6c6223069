import type { SentWebhook } from '../platform/sent-webhooks.ts';
import type { Snapshot } from '../platform/snapshot.ts';

/** The emulator as the script of a phone sees it, and acts on it. Numbers are E.164 without plus sign. */
export interface Desk {
  /** Epoch milliseconds. */
  now(): number;
  /** The platform as of the last wait. */
  snapshot(): Snapshot;
  /** Waits until something may have changed, that long at most. */
  wait(milliseconds: number): Promise<void>;
  /** Lets all of that time pass. */
  pass(milliseconds: number): Promise<void>;
  /** False when the phone is not in the state for that. */
  act(hand: Hand, phone: PhoneInCall): Promise<boolean>;
  /** The milliseconds it takes; `undefined` when the phone is in no call. */
  say(text: string, phone: PhoneInCall): Promise<number | undefined>;
  press(keys: string, phone: PhoneInCall): Promise<number | undefined>;
  /** The leg; `undefined` when the number is no application's. */
  dial(from: string, to: string): Promise<string | undefined>;
  sent(): Promise<readonly SentWebhook[]>;
  close(): Promise<void>;
}

export type Hand = 'answer' | 'decline' | 'hangUp';

export interface PhoneInCall {
  readonly number: string;
  readonly leg: string;
}
