import type { Call } from '@hotline/protocol/call';

/** A call as it is kept. Its number is not: that stays in the contacts alone. */
export interface StoredCall {
  readonly id: string;
  /** Who placed it. */
  readonly user: string;
  readonly contactId: string;
  readonly placedAt: number;
  readonly call: Call;
  /** The platform's call that redeemed the id, once it did. */
  readonly claim?: Claim;
  /** Its user has hung up, but the platform has not said yet that it is over. */
  readonly letGo: boolean;
}

/** The caller's leg, as the answer webhook named it. */
export interface Claim {
  readonly conversation: string;
  readonly uuid: string;
  readonly at: number;
}

export interface Change {
  readonly before: StoredCall;
  readonly after: StoredCall;
}

/** What the platform told, word for word. */
export interface KeptEvent {
  /** SHA-256 of the body's bytes, hex: the same words told again are the same event. */
  readonly id: string;
  /** The conversation it belongs to; empty when it names none. */
  readonly conversation: string;
  readonly receivedAt: number;
  readonly body: string;
}

/** What came of an event: told before, of a call that nobody has redeemed (yet), or a call before and after. */
export type Heard = 'repeat' | 'call-unknown' | Change;

/** Pure, because a store may run it more than once. */
export type CallChange = (call: StoredCall) => StoredCall;

/**
 * Where calls and events are kept. Every method is atomic and none shows a half-made change; what a promise
 * settles with outlives the process, in every store but the one in memory.
 */
export interface Store {
  /** Keeps a new call, unless its user has one that still holds the line: then false, and nothing is kept. */
  place(call: StoredCall): Promise<boolean>;
  find(id: string): Promise<StoredCall | undefined>;
  findByConversation(conversation: string): Promise<StoredCall | undefined>;
  /** The user's calls, newest first. */
  list(user: string, limit: number): Promise<readonly StoredCall[]>;
  /** All calls that are not over, oldest first. */
  live(): Promise<readonly StoredCall[]>;
  /** Replaces a call by what `change` makes of it. */
  update(id: string, change: CallChange): Promise<Change | undefined>;
  /** As `update`, and `change` also sees the events kept of a conversation, oldest first: they may be ahead of the call. */
  redeem(id: string, conversation: string, change: RedeemedCall): Promise<Change | undefined>;
  /** Keeps an event and changes the call of its conversation, both or neither. An event kept before changes nothing. */
  hear(event: KeptEvent, change: CallChange): Promise<Heard>;
  /** Gives back what it holds. Nothing may be asked afterwards. */
  close(): Promise<void>;
}

/** Pure, too. */
export type RedeemedCall = (call: StoredCall, ahead: readonly KeptEvent[]) => StoredCall;
