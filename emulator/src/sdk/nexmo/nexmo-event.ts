import { z } from 'zod';
import type {
  ConversationEvent,
  Happening,
  Member,
  Refused,
} from '../../platform/conversations/conversation.ts';
import { channel, iso, mediaState, memberBody } from '../member-views.ts';

const text = z.string().min(1);
const user = z.object({ id: text, user_id: text, name: text, display_name: text });
const member = z.object({
  member_id: text,
  state: text,
  user,
  timestamp: z.record(z.string(), text),
  channel: z.object({ type: text, id: text }).loose(),
});

/**
 * What the SDK cannot do without, by event: one event it trips over blocks the rest of its conversation,
 * so each is checked before it leaves.
 */
const bodies: Readonly<Record<string, z.ZodType>> = {
  'member:joined': member,
  'member:left': member,
  'member:media': z.object({ audio: z.boolean(), media: z.object({}).loose() }).loose(),
  'sip:hangup': z.object({ reason: z.object({ sip_code: z.number() }) }),
  'member:invited': member.extend({ invited_by: z.null() }).loose(),
  'rtc:answer': z.object({ rtc_id: text, answer: text }),
  'rtc:transfer': z.object({ transferred_from: text, was_member: text, rtc_id: text }).loose(),
  'audio:mute:on': z.object({ rtc_id: text }),
  'audio:mute:off': z.object({ rtc_id: text }),
};

const envelope = z.object({
  /** Without one an event is read at once, and is no part of the conversation's history. */
  id: z.number().int().positive().optional(),
  cid: text,
  from: text,
  type: text,
  timestamp: z.iso.datetime(),
  application_id: text,
  body: z.record(z.string(), z.unknown()),
  _embedded: z.object({
    from_user: z.object({ id: text, name: text, display_name: text }),
    from_member: z.object({ id: text }),
  }),
});

/** An event as nexmo-client reads it. `type` is the socket event's name, and part of what REST lists. */
export type NexmoEvent = z.infer<typeof envelope>;

/** Throws when the event lacks what the SDK needs. */
export function nexmoEvent(
  { id, at, member, what }: ConversationEvent,
  conversation: { readonly id: string; readonly applicationId: string },
): NexmoEvent {
  // From the one who is called himself it would be read as declined.
  const withdrawn = what.type === 'withdrawn';
  const speaker = withdrawn ? what.by : member;
  const { type, body } = withdrawn ? plain['hung-up'](what.by) : describe(member, what);
  bodies[type]?.parse(body);
  return envelope.parse({
    ...(id !== undefined && { id }),
    cid: conversation.id,
    from: speaker.id,
    type,
    timestamp: iso(at),
    application_id: conversation.applicationId,
    body,
    _embedded: {
      from_user: { ...speaker.user, display_name: speaker.user.name },
      from_member: { id: speaker.id },
    },
  });
}

interface Description {
  readonly type: string;
  readonly body: object;
}

function describe(member: Member, what: Exclude<Happening, { type: 'withdrawn' }>): Description {
  if (what.type === 'left') {
    const reason = what.reason ? { reason: what.reason } : {};
    return { type: 'member:left', body: { ...memberBody(member), ...reason } };
  }
  if (what.type === 'refused') return refusal(member, what.status);
  if (what.type === 'answer') {
    return { type: 'rtc:answer', body: { rtc_id: member.leg, answer: what.sdp } };
  }
  if ('on' in what) return toggle(member, what);
  if (what.type === 'transferred') return transfer(member, what);
  return 'digits' in what ? keys(member, what) : plain[what.type](member);
}

const keys = (member: Member, { digits }: { readonly digits: string }) => ({
  type: 'audio:dtmf',
  body: { digit: digits, channel: channel(member) },
});

const plain = {
  invited: (member: Member) => ({ type: 'member:invited', body: invitation(member) }),
  joined: (member: Member) => ({ type: 'member:joined', body: memberBody(member) }),
  media: (member: Member) => ({ type: 'member:media', body: mediaBody(member) }),
  ringing: (member: Member) => ({ type: 'sip:ringing', body: { channel: channel(member) } }),
  'hung-up': (member: Member) => ({ type: 'rtc:hangup', body: { channel: channel(member) } }),
};

function toggle({ leg }: Member, { type, on }: Extract<Happening, { on: boolean }>): Description {
  const sense = type === 'muted' ? 'mute' : 'earmuff';
  return { type: `audio:${sense}:${on ? 'on' : 'off'}`, body: { rtc_id: leg } };
}

/** The SDK looks the new conversation up, and goes on with the same call in it. */
function transfer(member: Member, { from, was }: Extract<Happening, { type: 'transferred' }>) {
  const body = { transferred_from: from, was_member: was, rtc_id: member.leg };
  return { type: 'rtc:transfer', body: { ...body, user_id: member.user.id } };
}

/** The codes by which the SDK tells one outcome from another; it ignores all others. */
const sipCodes: Readonly<Record<Exclude<Refused, 'rejected'>, number>> = {
  busy: 486,
  timeout: 487,
  failed: 403,
  unanswered: 480,
};

/** "Rejected" the SDK reads only from a hang-up of the one who was called. */
function refusal(member: Member, status: Refused): Description {
  if (status === 'rejected') return { type: 'rtc:hangup', body: { channel: channel(member) } };
  return { type: 'sip:hangup', body: { reason: { sip_code: sipCodes[status], text: status } } };
}

/** The SDK takes it for a call only with sound on, and nobody of the conversation named as the one who invites. */
function invitation(member: Member): object {
  const sound = { audio_settings: { enabled: true } };
  const body = memberBody(member);
  return { ...body, invited_by: null, media: sound, user: { ...body.user, media: sound } };
}

function mediaBody(member: Member): object {
  return { audio: true, media: mediaState(member), channel: channel(member) };
}
