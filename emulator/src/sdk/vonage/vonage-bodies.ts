import type { Member } from '../../platform/conversations/conversation.ts';
import type { Traffic } from '../../platform/sound/traffic.ts';
import { channel, iso, memberBody } from '../member-views.ts';
import { callQuality } from './call-quality.ts';
import type { HangUpReason } from './hang-up-reason.ts';

// What the SDK reads of events. It drops an event that lacks one of these fields.

export function invitationBody(member: Member, conversation: string, sdp: string): object {
  return {
    ...memberBody(member),
    conversation: { conversation_id: conversation, name: conversation.replace('CON-', 'NAM-') },
    media: { audio_settings: { enabled: true } },
    sdp,
  };
}

/** The conversation that the event is told in is the new one. */
export function transferBody(
  member: Member,
  { from, was }: { readonly from: string; readonly was: string },
): object {
  return {
    ...{ was_member: was, user_id: member.user.id, transferred_from: from, rtc_id: member.leg },
    channel: channel(member),
  };
}

export function leftBody(member: Member, reason?: HangUpReason): object {
  return {
    ...memberBody(member),
    ...(reason && { reason: { code: reason.code, text: reason.text } }),
  };
}

export function statusBody({ leg, kind }: Member, status: string, at: number): object {
  return {
    ...{ leg_id: leg, status, type: kind, direction: 'outbound' },
    statusHistory: [{ status, date: iso(at) }],
  };
}

export function rtcHangUpBody(
  member: Member,
  { code, text, sip }: HangUpReason,
  traffic: Traffic,
): object {
  return {
    channel: channel(member),
    bandwidth: { bytes_in: traffic.bytesIn, bytes_out: traffic.bytesOut },
    reason: { text, code: code.toUpperCase(), sip_code: sip },
    quality: callQuality(traffic),
    direction: member.calledBy === undefined ? 'inbound' : 'outbound',
  };
}
