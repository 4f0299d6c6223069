import type { Conversation, Member } from '../platform/conversations/conversation.ts';
import { channel, mediaState, memberTimes, soundState } from './member-views.ts';

export const created = ({ startedAt }: Conversation): { created: string } => ({
  created: new Date(startedAt).toISOString(),
});

export const nameOf = ({ id }: Conversation): string => id.replace('CON-', 'NAM-');

/** As `/v0.3` shows it: without them. */
export function conversationV3(conversation: Conversation): object {
  const name = nameOf(conversation);
  return {
    id: conversation.id,
    name,
    display_name: name,
    state: 'ACTIVE',
    media_state: soundState({ muted: false, earmuffed: false }),
    sequence_number: conversation.events().length,
    timestamp: created(conversation),
    properties: {},
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
