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

/** Where calls are kept. Every method is atomic; none shows a half-made change. */
export interface Store {
  /** Keeps a new call, unless its user has one that still holds the line: then false, and nothing is kept. */
  place(call: StoredCall): Promise<boolean>;
  find(id: string): Promise<StoredCall | undefined>;
  findByConversation(conversation: string): Promise<StoredCall | undefined>;
  /** The user's calls, newest first. */
  list(user: string, limit: number): Promise<readonly StoredCall[]>;
  /** Replaces a call by what `change` makes of it. `change` is pure: a store may run it more than once. */
  update(id: string, change: (call: StoredCall) => StoredCall): Promise<Change | undefined>;
}
