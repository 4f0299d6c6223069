import type { CallView, LegStatus, LegView } from '../platform/snapshot.ts';
import { lastCall } from './last-call.ts';

const bob = '447700900001';
const context = {
  nameOf: (number: string) => (number === bob ? 'Bob' : number),
  answerTo: () => 'The answer URL answered: record.',
};
const leg = (status: LegStatus, more: Partial<LegView> = {}): LegView => ({
  ...{ uuid: 'leg-1', direction: 'outbound', party: bob, kind: 'phone', status },
  ...{ startedAt: 1, endedAt: 5, captions: [], notes: [], ...more },
});
const call = (...legs: LegView[]): CallView => ({
  ...{ conversation: 'CON-1', user: 'john', dialled: 'an-id', startedAt: 1 },
  ...{ muted: false, digits: '', legs },
});

it.each([
  ['busy', 'Called by john: it was busy.'],
  ['completed', 'Called by john: it was answered, and is over.'],
  ['rejected', 'Called by john: it was declined.'],
  ['started', 'Called by john: started.'],
] as const)('of a call that ended as %s', (status, words) => {
  expect(lastCall([call(leg(status))], bob, context)).toEqual({ id: 'leg-1', at: 5, words });
});

it('of a phone that called itself says what the application wanted', () => {
  const inbound = { ...call(leg('completed', { direction: 'inbound' })), dialled: '447700900000' };
  expect(lastCall([inbound], bob, context)?.words).toBe(
    'It called 447700900000. The answer URL answered: record. The call is over.',
  );
});

it('is the newest one that is over', () => {
  const { endedAt, ...live } = leg('ringing');
  expect(endedAt).toBe(5);
  const calls = [call(live), call(leg('busy', { uuid: 'new' })), call(leg('failed'))];
  expect(lastCall(calls, bob, context)?.id).toBe('new');
  expect(lastCall(calls, '447700900002', context)).toBeNull();
});
