import type { Abilities, Audience } from '../platform/browsers/browsers.ts';
import type { User } from '../platform/browsers/users.ts';
import type { ConversationEvent } from '../platform/conversations/conversation.ts';

/** What goes to an SDK: the name of the socket's event, and beside it the fields of its payload. */
export interface SdkEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Who is told. */
export interface Hearer {
  readonly user: User;
  readonly session: string;
}

/** The language of one SDK: which words there are for what happens on the platform. */
export interface Dialect {
  readonly name: 'nexmo-client' | '@vonage/client-sdk';
  /** Milliseconds that a browser may be away before its session ends, and its calls with it. */
  readonly graceTime: number;
  readonly abilities: Abilities;
  /** What the SDK wants to know when it has signed in, beside session and user. */
  readonly greeting: (user: User) => object;
  /** The event in its words, of which it may have none. Throws when the event lacks what the SDK needs. */
  readonly tell: (
    event: ConversationEvent,
    conversation: Audience['conversation'],
    hearer: Hearer,
  ) => readonly SdkEvent[];
}

/** The dialect of the SDK that names itself so in its handshake; the older one does not name itself. */
export type DialectOf = (sdkName: string | undefined) => Dialect;
