import type { Happening, Member } from '../../platform/conversations/conversation.ts';
import { nexmoEvent } from './nexmo-event.ts';

const conversation = { id: 'CON-1', applicationId: 'app' };
const at = Date.UTC(2026, 0, 5);

const john: Member = {
  id: 'MEM-1',
  user: { id: 'USR-1', name: 'john' },
  kind: 'app',
  leg: 'leg-1',
  state: 'JOINED',
  joinedAt: at,
  muted: false,
  earmuffed: true,
  knocking: { id: 'KNO-1', dialled: 'call-id' },
};
const phone: Member = {
  ...john,
  id: 'MEM-2',
  user: { id: 'USR-2', name: 'phone' },
  kind: 'phone',
  leg: 'leg-2',
};

const told = (what: Happening, member: Member = john) =>
  nexmoEvent({ id: 7, at, member, what }, conversation);

it('wraps every event in the same envelope', () => {
  expect(told({ type: 'hung-up' })).toMatchObject({
    id: 7,
    cid: 'CON-1',
    from: 'MEM-1',
    type: 'rtc:hangup',
    timestamp: '2026-01-05T00:00:00.000Z',
    application_id: 'app',
    _embedded: {
      from_user: { id: 'USR-1', name: 'john', display_name: 'john' },
      from_member: { id: 'MEM-1' },
    },
  });
});

it.each<[Happening, string]>([
  [{ type: 'joined' }, 'member:joined'],
  [{ type: 'left' }, 'member:left'],
  [{ type: 'media' }, 'member:media'],
  [{ type: 'ringing' }, 'sip:ringing'],
  [{ type: 'hung-up' }, 'rtc:hangup'],
  [{ type: 'muted', on: true }, 'audio:mute:on'],
  [{ type: 'muted', on: false }, 'audio:mute:off'],
  [{ type: 'earmuffed', on: true }, 'audio:earmuff:on'],
  [{ type: 'pressed', digits: '1' }, 'audio:dtmf'],
  [{ type: 'refused', status: 'busy' }, 'sip:hangup'],
  [{ type: 'refused', status: 'rejected' }, 'rtc:hangup'],
])('calls %p %s', (what, type) => {
  expect(told(what).type).toBe(type);
});

it.each([
  ['busy', 486],
  ['timeout', 487],
  ['failed', 403],
  ['unanswered', 480],
] as const)('tells %s by the code the SDK knows: %i', (status, code) => {
  expect(told({ type: 'refused', status }).body).toMatchObject({
    reason: { sip_code: code },
  });
});

it('names the leg and the knock of the one who joined', () => {
  expect(told({ type: 'joined' }).body).toMatchObject({
    member_id: 'MEM-1',
    state: 'JOINED',
    timestamp: { joined: '2026-01-05T00:00:00.000Z' },
    channel: { type: 'app', id: 'leg-1', knocking_id: 'KNO-1' },
    user: { id: 'USR-1', user_id: 'USR-1', name: 'john' },
  });
});

it('says how the sound of a member is', () => {
  expect(told({ type: 'media' }, phone).body).toMatchObject({
    audio: true,
    media: { audio_settings: { enabled: true, muted: false, earmuffed: true } },
  });
});

it('gives a phone a channel without number', () => {
  expect(told({ type: 'joined' }, phone).body.channel).toEqual({
    type: 'phone',
    id: 'leg-2',
    leg_ids: ['leg-2'],
    legs: [{ leg_id: 'leg-2', status: 'answered' }],
  });
});

it('carries the reason of leaving', () => {
  const reason = { code: '1', text: 'bye' };
  expect(told({ type: 'left', reason }).body.reason).toEqual(reason);
});

it.each([
  ['a member without a name', { user: { id: 'USR-1', name: '' } }],
  ['a member without a leg', { leg: '' }],
])('does not let out an event with %s', (_, broken) => {
  expect(() => told({ type: 'joined' }, { ...john, ...broken })).toThrow();
});
