import type {
  Conversation,
  ConversationEvent,
  Happening,
  Member,
} from '../../platform/conversations/conversation.ts';
import { noTraffic, type Traffic } from '../../platform/sound/traffic.ts';
import type { Hearer, SdkEvent } from '../dialect.ts';
import { iso, memberBody } from '../member-views.ts';
import { hangUpReason, refusal, uninvited } from './hang-up-reason.ts';
import type { HangUpReason } from './hang-up-reason.ts';
import {
  invitationBody,
  leftBody,
  rtcHangUpBody,
  statusBody,
  transferBody,
} from './vonage-bodies.ts';

interface Told {
  readonly type: string;
  readonly body: object;
}

/** What there is in the words of `@vonage/client-sdk` for an event; it tells less than the platform knows. */
export function vonageEvents(
  event: ConversationEvent,
  conversation: Conversation,
  { user }: Hearer,
): readonly SdkEvent[] {
  const { member, at, id = conversation.events().length } = event;
  const told = member.user.id === user.id ? ofMine(event, conversation) : ofOther(event);
  return told.map(({ type, body }) => ({
    type,
    id,
    cid: conversation.id,
    from: member.id,
    timestamp: iso(at),
    application_id: conversation.applicationId,
    body,
    _embedded: {
      from_user: { ...member.user, display_name: member.user.name },
      from_member: { id: member.id },
    },
  }));
}

/** What happened to the one who is told. */
function ofMine({ member, what }: ConversationEvent, conversation: Conversation): readonly Told[] {
  const reason = endOf(member, what, conversation);
  if (reason) return over(member, reason, trafficOf(what));
  if (what.type === 'invited') {
    return what.sdp === undefined ? [] : [invited(member, conversation.id, what.sdp)];
  }
  if (what.type === 'joined') return [joined(member)];
  if (what.type === 'answer') {
    return [{ type: 'rtc:answer', body: { rtc_id: member.leg, answer: what.sdp } }];
  }
  if (what.type === 'transferred') {
    return [{ type: 'rtc:transfer', body: transferBody(member, what) }];
  }
  return toggled(member, what);
}

function endOf(
  member: Member,
  what: Happening,
  conversation: Conversation,
): HangUpReason | undefined {
  if (what.type === 'hung-up') return hangUpReason(conversation.events(), member, what.by);
  if (what.type === 'refused') return uninvited[what.status];
  // That another browser has answered is told by its joining.
  return what.type === 'withdrawn' && what.why === 'cancelled' ? uninvited.cancelled : undefined;
}

/** Who hangs up before there was sound has none to measure. */
const trafficOf = (what: Happening): Traffic =>
  what.type === 'hung-up' ? (what.traffic ?? noTraffic) : noTraffic;

/** The SDK reads why from the first, and closes its sound by the second. */
const over = (member: Member, reason: HangUpReason, traffic: Traffic): readonly Told[] => [
  { type: 'member:left', body: leftBody(member, reason) },
  { type: 'rtc:hangup', body: rtcHangUpBody(member, reason, traffic) },
];

const invited = (member: Member, conversation: string, sdp: string): Told => ({
  type: 'member:invited',
  body: invitationBody(member, conversation, sdp),
});

const joined = (member: Member): Told => ({ type: 'member:joined', body: memberBody(member) });

/** What happened to somebody else, of whom the SDK knows three states only. */
function ofOther({ member, what, at }: ConversationEvent): readonly Told[] {
  const status = (text: string): Told => ({
    type: 'leg:status:update',
    body: statusBody(member, text, at),
  });
  if (what.type === 'ringing') return [status('ringing')];
  if (what.type === 'joined') return [joined(member)];
  if (what.type === 'media') return [status('answered')];
  if (what.type === 'refused') return [status('completed'), left(member, refusal(what.status))];
  if (what.type === 'left') return [status('completed'), left(member)];
  return toggled(member, what);
}

const left = (member: Member, reason?: HangUpReason): Told => ({
  type: 'member:left',
  body: leftBody(member, reason),
});

function toggled(member: Member, what: Happening): readonly Told[] {
  const { leg } = member;
  if (what.type === 'pressed') {
    const body = { digit: what.digits, channel: { id: leg, type: member.kind } };
    return [{ type: 'audio:dtmf', body }];
  }
  if (!('on' in what)) return [];
  const sense = what.type === 'muted' ? 'mute' : 'earmuff';
  return [{ type: `audio:${sense}:${what.on ? 'on' : 'off'}`, body: { rtc_id: leg } }];
}
