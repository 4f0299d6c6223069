import type { CallUpdate } from '@hotline/protocol/placed-call';
import { joinCalls } from './join-calls.ts';

function placed(id: string, dialedAt: number, contactId = 'bob'): CallUpdate {
  return { id, contactId, call: { status: 'dialing', dialedAt, voicemail: false } };
}

it('puts the newest call first, wherever it comes from', () => {
  const joined = joinCalls([placed('c', 3), placed('a', 1)], [placed('b', 2), placed('d', 4)]);
  expect(joined.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
});

it('has each call once, as the news tells it', () => {
  const news = placed('a', 1, 'told');
  expect(joinCalls([placed('b', 2), placed('a', 1)], [news])).toEqual([placed('b', 2), news]);
});
