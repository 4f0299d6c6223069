import type { EndpointType } from '../legs/endpoint-type.ts';
import { createListeners } from '../listeners.ts';
import type { Utterance } from '../legs/leg-note.ts';
import type { Clock, Room } from '../ports.ts';
import type { Traffic } from '../sound/traffic.ts';
import type { User } from '../browsers/users.ts';

/** Someone in a conversation, as of one moment. A change makes a new record, so that history stays true. */
export interface Member {
  readonly id: string;
  readonly user: Pick<User, 'id' | 'name'>;
  readonly kind: EndpointType;
  readonly leg: string;
  readonly state: 'INVITED' | 'JOINED' | 'LEFT';
  readonly invitedAt?: number;
  readonly joinedAt?: number;
  readonly leftAt?: number;
  readonly muted: boolean;
  readonly earmuffed: boolean;
  /** The number, or the name, that called the member. */
  readonly calledBy?: string;
  /** The request to be let in, of the member who placed the call. */
  readonly knocking?: { readonly id: string; readonly dialled: string };
}

/** Why nobody was reached. */
export type Refused = 'busy' | 'timeout' | 'rejected' | 'failed' | 'unanswered';

/** What can happen to a member. */
export type Happening =
  /** With sound that is offered, when a browser of theirs takes some. */
  | { readonly type: 'invited'; readonly sdp?: string }
  /** Nobody waits for that member any more: another browser has answered, or the one who called has given up. */
  | { readonly type: 'withdrawn'; readonly why: 'answered' | 'cancelled'; readonly by: Member }
  | { readonly type: 'joined' | 'media' | 'ringing' }
  /** By the user, unless the platform ended it; `traffic` is that of the member's browser, if it had sound. */
  | { readonly type: 'hung-up'; readonly by?: 'platform'; readonly traffic?: Traffic }
  | { readonly type: 'left'; readonly reason?: { readonly code: string; readonly text: string } }
  | { readonly type: 'refused'; readonly status: Refused }
  /** The answer to a browser's offer. */
  | { readonly type: 'answer'; readonly sdp: string }
  | { readonly type: 'muted' | 'earmuffed'; readonly on: boolean }
  | { readonly type: 'pressed'; readonly digits: string }
  /** Came over from another conversation, where it was that member. */
  | { readonly type: 'transferred'; readonly from: string; readonly was: string };

export interface ConversationEvent {
  /** 1, 2, 3 … within the conversation, without gaps; none for what is no part of its history. */
  readonly id?: number;
  readonly at: number;
  /** The member as the event left it. */
  readonly member: Member;
  readonly what: Happening;
}

/** Where the legs of one call meet: who is in it, and all that happened, in order. */
export interface Conversation {
  readonly id: string;
  readonly applicationId: string;
  readonly startedAt: number;
  /** Where the sound of its legs meets. */
  readonly room: Room;
  /** Aborts when the conversation is over. */
  readonly closed: AbortSignal;
  /** Ends it for everyone who is in it. Idempotent. */
  readonly close: () => void;
  /** One of its legs begins to say something. */
  readonly say: (leg: string, utterance: Utterance) => void;
  /** Hears what its legs say; the returned function stops that. */
  readonly onSaid: (listener: (leg: string, utterance: Utterance) => void) => () => void;
  members(): readonly Member[];
  member(id: string): Member | undefined;
  events(): readonly ConversationEvent[];
  /** Adds or replaces a member without an event. */
  put(member: Member): void;
  /** Tells that `what` happened to the member, whom it changes as given. */
  record(id: string, what: Happening, change?: Partial<Member>): void;
}

export interface ConversationDependencies {
  readonly id: string;
  readonly applicationId: string;
  readonly clock: Clock;
  readonly room: Room;
  readonly onEvent: (event: ConversationEvent, conversation: Conversation) => void;
}

export function createConversation(dependencies: ConversationDependencies): Conversation {
  const { id, applicationId, clock, room, onEvent } = dependencies;
  const members = new Map<string, Member>();
  const events: ConversationEvent[] = [];
  const closing = new AbortController();
  const sayings = createListeners<[leg: string, utterance: Utterance]>();

  const conversation: Conversation = {
    id,
    applicationId,
    startedAt: clock.now(),
    room,
    closed: closing.signal,
    close: () => {
      room.close();
      closing.abort();
    },
    ...{ say: sayings.tell, onSaid: sayings.add },
    members: () => [...members.values()],
    member: (member) => members.get(member),
    events: () => events,
    put: (member) => {
      members.set(member.id, member);
    },
    record: (memberId, what, change) => {
      const known = members.get(memberId);
      if (!known) throw new Error(`${memberId} is not a member of ${id}`);
      const member = { ...known, ...change };
      members.set(memberId, member);
      const event = { id: events.length + 1, at: clock.now(), member, what };
      events.push(event);
      onEvent(event, conversation);
    },
  };
  return conversation;
}
