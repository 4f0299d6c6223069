import type { Caller } from './caller.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { Owner } from './owner.ts';
import type { User } from './users.ts';

/** A user's part in a call that somebody else has placed to him. */
export interface Invited {
  readonly owner: { readonly user: User };
  readonly conversation: Conversation;
  readonly leg: string;
  readonly live: boolean;
  /** The session that has answered. */
  readonly session: string | undefined;
  /** He himself, as a member. */
  readonly caller: Pick<Caller, 'id' | 'press' | 'mute' | 'earmuff' | 'leave'>;
  /** Declines what nobody has answered. */
  readonly hangUp: () => void;
  /** Takes the offer of a browser that answers. `undefined` when another has, or it is too late. */
  answer(owner: Owner, offer: string): Promise<{ uuid: string; sdp: string } | undefined>;
  /** Takes the answer of a browser to what it was offered. False when another has answered, or it is too late. */
  accept(owner: Owner, answer: string): Promise<boolean>;
  /** Lets the browser that answered have the answer to its offer, and the others know of it. */
  tellAnswer(): void;
  /**
   * Takes the offer of a browser that brings its sound back. What is to be done once it has the reply; `undefined`
   * when it is too late.
   */
  renew(owner: Owner, offer: string): Promise<(() => void) | undefined>;
}
