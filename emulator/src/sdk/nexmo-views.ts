import type { Conversation, Member } from '../platform/conversations/conversation.ts';
import { channel, mediaState, memberTimes } from './nexmo-event.ts';

/** The REST faces of conversations and members: the SDK reads two generations of them. */
const created = ({ startedAt }: Conversation): { created: string } => ({
  created: new Date(startedAt).toISOString(),
});

const nameOf = ({ id }: Conversation): string => id.replace('CON-', 'NAM-');

/** As `/beta` shows it: with its members. */
export function conversationV1(conversation: Conversation): object {
  const name = nameOf(conversation);
  return {
    uuid: conversation.id,
    name,
    display_name: name,
    timestamp: created(conversation),
    sequence_number: conversation.events().length,
    numbers: {},
    properties: {},
    members: conversation.members().map(memberV1),
  };
}

/** As `/v0.3` shows it: without them. */
export function conversationV3(conversation: Conversation): object {
  const name = nameOf(conversation);
  return {
    id: conversation.id,
    name,
    display_name: name,
    state: 'ACTIVE',
    sequence_number: conversation.events().length,
    timestamp: created(conversation),
    properties: {},
  };
}

export function memberV1(member: Member): object {
  return {
    member_id: member.id,
    user_id: member.user.id,
    name: member.user.name,
    display_name: member.user.name,
    state: member.state,
    timestamp: memberTimes(member),
    channel: channel(member),
    media: mediaState(member),
  };
}

export function memberV3(member: Member): object {
  const { id, name } = member.user;
  return {
    id: member.id,
    state: member.state,
    timestamp: memberTimes(member),
    channel: channel(member),
    media: mediaState(member),
    user: { id, name },
    _embedded: { user: { id, name, display_name: name } },
  };
}

/** A page of a list: the SDK needs `_links` to be there, and the list under its name. */
export function page(name: string, items: readonly object[], version: 'v1' | 'v3'): object {
  return {
    page_size: items.length,
    _embedded: version === 'v1' ? { data: { [name]: items } } : { [name]: items },
    _links: { self: { href: '' } },
  };
}
