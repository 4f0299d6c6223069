import type { Conversation, Member } from '../../platform/conversations/conversation.ts';
import { created, nameOf } from '../conversation-views.ts';
import { channel, mediaState, memberTimes } from '../member-views.ts';

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

/** A page of a list: the SDK needs `_links` to be there, and the list under its name. */
export function page(name: string, items: readonly object[], version: 'v1' | 'v3'): object {
  return {
    page_size: items.length,
    _embedded: version === 'v1' ? { data: { [name]: items } } : { [name]: items },
    _links: { self: { href: '' } },
  };
}
