import type { Call, EndedCall } from '@hotline/protocol/call';
import { activityRow } from './activity-row.ts';

const placedAt = new Date(2026, 10, 21, 10, 42).getTime();
const facts = { dialedAt: placedAt, voicemail: false } as const;
const sue = { id: 'sue', name: 'Sue' };

function row(call: Call) {
  return activityRow({ id: 'call-1', contactId: 'sue', call }, [sue], placedAt + 60_000);
}

function ended(told: Partial<EndedCall>): EndedCall {
  return { ...facts, status: 'ended', endedAt: placedAt, reason: 'completed', ...told };
}

const rang = { ringingAt: placedAt + 1_000, endedAt: placedAt + 31_000 };
const talked = { ringingAt: 0, answeredAt: placedAt, endedAt: placedAt + 134_000 };

it('tells who was called, and when', () => {
  expect(row({ ...facts, status: 'dialing' })).toMatchObject({
    id: 'call-1',
    name: 'Sue',
    contact: sue,
    time: '10:42',
    isoTime: new Date(placedAt).toISOString(),
  });
});

it('has only the id of a person who is no longer on the pad', () => {
  const call = { ...facts, status: 'dialing' } as const;
  const gone = activityRow({ id: 'call-1', contactId: 'sue', call }, [], placedAt);
  expect(gone).toMatchObject({ name: 'sue', contact: null });
});

it.each([
  ['dialing', false, 'Calling…', 'dots'],
  ['ringing', false, 'Ringing…', 'bell'],
  ['answered', false, 'On call', 'wave'],
  ['answered', true, 'Voicemail answered', 'cassette'],
] as const)('says how a call stands: %s, voicemail %s', (status, voicemail, words, icon) => {
  expect(row({ ...facts, status, voicemail })).toMatchObject({ words, icon, missed: false });
});

it.each([
  ['a talk', { ...talked }, 'Ended · 2 min 14 s', false],
  ['a voicemail', { ...talked, voicemail: true }, 'Voicemail answered · 2 min 14 s', false],
  ['a talk that was let go late', { ...talked, reason: 'cancelled' }, 'Ended · 2 min 14 s', false],
  ['a change of mind', { ...rang, reason: 'cancelled' }, 'Cancelled', false],
  ['an end nobody explained', { reason: 'unknown' }, 'Ended', false],
  ['a phone nobody picked up', { ...rang, reason: 'no-answer' }, 'No answer · 30 s', true],
  ['a busy phone', { ...rang, reason: 'busy' }, 'Busy', true],
  ['a refusal', { ...rang, reason: 'declined' }, 'Didn’t take the call', true],
  ['a dead number', { reason: 'number-problem' }, 'Number doesn’t work', true],
  ['a fault', { reason: 'service-fault' }, 'Phone service problem', true],
] as const)('says how %s came out', (_what, call, words, missed) => {
  expect(row(ended(call))).toMatchObject({ words, missed });
});
