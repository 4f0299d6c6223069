import type { Member } from '../platform/conversations/conversation.ts';

/** A moment as both SDKs read it; from epoch milliseconds. */
export const iso = (at: number): string => new Date(at).toISOString();

export function memberTimes({ invitedAt, joinedAt, leftAt }: Member): Record<string, string> {
  return {
    ...(invitedAt !== undefined && { invited: iso(invitedAt) }),
    ...(joinedAt !== undefined && { joined: iso(joinedAt) }),
    ...(leftAt !== undefined && { left: iso(leftAt) }),
  };
}

/** Who somebody in a conversation is, and how they are in it. */
export function memberBody(member: Member) {
  const { id, name } = member.user;
  return {
    member_id: member.id,
    state: member.state,
    timestamp: memberTimes(member),
    channel: channel(member),
    user: { id, user_id: id, name, display_name: name },
  };
}

/** The channel of a phone names no number: what the browser may not know, it is not told. */
export function channel({ kind, leg, knocking, calledBy, user: { name } }: Member): object {
  const legs = { leg_ids: [leg], legs: [{ leg_id: leg, status: 'answered' }] };
  if (kind !== 'app') return { type: kind, id: leg, ...legs };
  return {
    type: 'app',
    id: leg,
    ...(knocking && { knocking_id: knocking.id, to: { type: 'phone', number: knocking.dialled } }),
    from: calledBy === undefined ? { type: 'app', user: name } : callerOf(calledBy),
    ...legs,
  };
}

function callerOf(from: string): object {
  if (/^\d+$/.test(from)) return { type: 'phone', number: from };
  return /^sips?:/.test(from) ? { type: 'sip', uri: from } : { type: 'app', user: from };
}

/** What is being done with the sound of a leg, or of a conversation: the newer SDK wants to know of all six. */
export function soundState({ muted, earmuffed }: Pick<Member, 'muted' | 'earmuffed'>): object {
  const others = { play_stream: false, tts: false, recording: false, transcribing: false };
  return { mute: muted, earmuff: earmuffed, ...others };
}

export function mediaState({ muted, earmuffed }: Member): object {
  return { audio: true, audio_settings: { enabled: true, muted, earmuffed } };
}
