import type { Call } from '@hotline/protocol/call';
import type { Sql } from './sql.ts';

/** A call as it is kept. Its number is not: that stays in the contacts alone. Times are epoch milliseconds. */
export interface StoredCall {
  readonly id: string;
  /** Who placed it. */
  readonly user: string;
  readonly contactId: string;
  readonly placedAt: number;
  /** The voice application that carries it. */
  readonly application: string;
  readonly call: Call;
  /** The platform's call that redeemed the id, once it did. */
  readonly claim?: Claim;
  /** The platform's legs of it that were told of so far. */
  readonly legs: readonly Leg[];
  /** What all legs cost so far, a decimal number; absent until told. */
  readonly price?: string | undefined;
  /** The page that holds its sound, and when that was last connected. */
  readonly page?: { readonly id: string; readonly seenAt: number };
  /** How long it may be talked on at most, by the limits of its user. */
  readonly maxSeconds?: number;
  /** When it was wanted over: from then on its user is free, and the platform is to end it. */
  readonly letGoAt?: number;
  /** When the platform was last heard of it, unasked or asked. */
  readonly heardAt?: number;
  /** When to look after it next; absent when nothing more can come. */
  readonly lookAt?: number | undefined;
}

/** The caller's leg, as the answer webhook named it. */
export interface Claim {
  readonly conversation: string;
  readonly uuid: string;
  readonly at: number;
}

export interface Leg {
  readonly uuid: string;
  readonly over: boolean;
  /** What the platform charges for it, as it wrote it. */
  readonly bill?: Bill;
}

export interface Bill {
  /** Seconds. */
  readonly duration?: string;
  readonly price?: string;
  readonly rate?: string;
  readonly network?: string;
  readonly startTime?: string;
  readonly endTime?: string;
}

export interface Change {
  readonly before: StoredCall;
  readonly after: StoredCall;
}

/** A call as it stands after its latest change that a person can see: another `call` or `price`. */
export interface ChangedCall {
  /** Grows with every such change; a user's changes show in this order. */
  readonly position: number;
  readonly call: StoredCall;
}

export interface PageFrom {
  /** The `next` of an earlier page; what is none of ours gives an empty page. */
  readonly before?: string | undefined;
  readonly contactId?: string | undefined;
}

export interface StoredPage {
  readonly calls: readonly StoredCall[];
  /** Where the next page begins; absent after the last. */
  readonly next?: string;
}

/** What the platform told, word for word. */
export interface KeptEvent {
  /** SHA-256 of the body's bytes, hex: the same words told again are the same event. */
  readonly id: string;
  /** The conversation it belongs to; empty when it names none. */
  readonly conversation: string;
  readonly receivedAt: number;
  readonly body: string;
  /** It complains of what we told the platform to do. */
  readonly trouble: boolean;
  /** What it was signed with: claimed when it is heard by the store, but not kept as a part of it. */
  readonly token?: TokenUse;
}

/** What a token of the platform was shown for. */
export interface TokenUse {
  readonly id: string;
  /** The place and the words. */
  readonly usedFor: string;
  readonly usedAt: number;
  /** For so long it may be shown again for the same, milliseconds; for ever when absent. */
  readonly againMs?: number;
}

export interface KeptTrouble extends KeptEvent {
  /** The call of its conversation, when there is one. */
  readonly call?: Pick<StoredCall, 'id' | 'user'>;
}

/** Something else worth knowing of a call later: what we answered, what a browser saw. */
export interface Note {
  readonly at: number;
  readonly kind: string;
  /** JSON. */
  readonly body: string;
}

/**
 * What came of an event: its token was used for something else, told before, of a call that nobody has redeemed (yet), on disk until the database can take it,
 * or a call before and after.
 */
export type Heard = 'replayed' | 'repeat' | 'call-unknown' | 'put-aside' | Change;

/** Pure, because a store may run it more than once. */
export type CallChange = (call: StoredCall) => StoredCall;

/** Pure, too. */
export type RedeemedCall = (call: StoredCall, ahead: readonly KeptEvent[]) => StoredCall;

/** How many calls went, and how many had to stay for now. */
export interface Erased {
  readonly gone: number;
  readonly left: number;
}

/** Whose traces are to go: of who called, or of who was called. */
export type Person = { readonly user: string } | { readonly contactId: string };

/**
 * Where calls and events are kept, and small tables beside. Every method is atomic and none shows a half-made change; what a promise
 * settles with outlives the process, in every store but the one in memory.
 */
export interface Store extends Sql {
  /** Keeps a new call, unless its user has one that still holds the line: then false, and nothing is kept. */
  place(call: StoredCall): Promise<boolean>;
  find(id: string): Promise<StoredCall | undefined>;
  /** The user's calls, newest first: of one contact alone, if named, and from where an earlier page ended. */
  page(user: string, limit: number, from?: PageFrom): Promise<StoredPage>;
  /** Everybody's calls, newest first, from where an earlier page ended. */
  pageOfAll(limit: number, before?: string): Promise<StoredPage>;
  /** What all calls placed since then cost so far, in millionths of the account's currency. */
  spentSince(at: number): Promise<number>;
  /** The user's calls that are not over, in the order of their latest change. */
  live(user: string): Promise<readonly ChangedCall[]>;
  /** The position of the user's latest change, 0 before the first. */
  position(user: string): Promise<number>;
  /** The user's calls that changed after a position, in the order of their latest change; at most `limit`. */
  changesAfter(user: string, position: number, limit: number): Promise<readonly ChangedCall[]>;
  /** The call whose `lookAt` passed first, by `now`; of this application alone, when one is named. */
  due(now: number, application?: string): Promise<StoredCall | undefined>;

  /** Replaces a call by what `change` makes of it. */
  update(id: string, change: CallChange): Promise<Change | undefined>;
  /** As `update`, and `change` also sees the events kept of a conversation, oldest first: they may be ahead of the call. A token is claimed with it. */
  redeem(
    id: string,
    conversation: string,
    change: RedeemedCall,
    token?: TokenUse,
  ): Promise<Change | 'replayed' | undefined>;
  /** Keeps an event and changes the call of its conversation, both or neither. An event kept before changes nothing. */
  hear(event: KeptEvent, change: CallChange): Promise<Heard>;
  /** The first use of that token that is remembered: this one, which is kept then, when there is none. */
  claim(use: TokenUse): Promise<TokenUse>;
  /** Keeps notes to a call; of a call that is not there, none. */
  note(id: string, notes: readonly Note[]): Promise<void>;

  /** A call's notes, oldest first. */
  notes(id: string): Promise<readonly Note[]>;
  /** The events of a conversation in the order of their arrival. */
  events(conversation: string): Promise<readonly KeptEvent[]>;
  /** The platform's complaints, newest first. */
  troubles(limit: number): Promise<readonly KeptTrouble[]>;

  /** True when `holder` has the task to itself until then; who has it may prolong it, others wait for its end. */
  lease(task: string, holder: string, now: number, until: number): Promise<boolean>;
  /**
   * Forgets calls that are over and were placed before a time, with all that belongs to them, and events of no call
   * received before it: at most `limit` of each. How many calls and events went; 0 when there are no more.
   */
  forget(before: number, limit: number): Promise<number>;
  /** Forgets tokens used before a time, at most `limit`; how many went. */
  forgetTokens(before: number, limit: number): Promise<number>;
  /**
   * Forgets the calls of a person, with all that belongs to them: those that are over and need no more looking after,
   * because somebody has to hang up the others.
   */
  erase(person: Person): Promise<Erased>;

  /** Fulfilled when the store can keep things now. */
  ping(): Promise<void>;
  /**
   * Tells, shortly after it is kept, by whichever server, that a user's calls have changed; without a name, that
   * anybody's may have, or that the platform complained. The returned function ends it.
   */
  onChange(listener: (user?: string) => void): () => void;
  /** Gives back what it holds. Nothing may be asked afterwards. */
  close(): Promise<void>;
}
