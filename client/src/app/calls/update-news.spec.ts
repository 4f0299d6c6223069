import { idle } from '@hotline/protocol/call';
import { newsOf } from './update-news.ts';

const now = 1_000_000;

it('keeps the distances and leaves the server’s clock behind', () => {
  const call = {
    status: 'ended',
    reason: 'completed',
    voicemail: false,
    dialedAt: 50,
    startedAt: 60,
    ringingAt: 1_000,
    answeredAt: 3_000,
    endedAt: 9_000,
  } as const;
  expect(newsOf(call, now)).toEqual([
    { type: 'started', at: now - 8_940 },
    { type: 'ringing', at: now - 8_000 },
    { type: 'answered', at: now - 6_000 },
    { type: 'ended', reason: 'completed', at: now },
  ]);
});

it('tells only what the server knows', () => {
  expect(newsOf({ status: 'dialing', dialedAt: 5, voicemail: false }, now)).toEqual([]);
  expect(newsOf(idle, now)).toEqual([]);
});

it('tells a voicemail from a person', () => {
  const call = { status: 'answered', dialedAt: 5, answeredAt: 9, voicemail: true } as const;
  expect(newsOf(call, now)).toEqual([{ type: 'machine', at: now }]);
});
