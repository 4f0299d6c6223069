import type { Timeline, TimelineEntry } from '@hotline/protocol/timeline';
import { timelineRows } from './timeline-rows.ts';

const start = new Date(2026, 10, 21, 10, 42, 7, 5).getTime();

function rows(entries: readonly TimelineEntry[]) {
  const call = { id: 'call-1', contactId: 'bob', call: { status: 'idle' } } as const;
  const timeline: Timeline = { call, user: 'john', entries };
  return timelineRows(timeline, { caller: 'John', contact: 'Bob' });
}

it('counts from the first thing that happened, beside the clock', () => {
  const told = rows([
    { at: start, from: 'server', what: 'placed' },
    { at: start + 412, from: 'platform', what: 'started' },
    { at: start + 61_500, from: 'platform', what: 'answered' },
  ]);
  expect(told.map(({ offset, time }) => `${offset} ${time}`)).toEqual([
    '+0.000 s 10:42:07.005',
    '+0.412 s 10:42:07.417',
    '+61.500 s 10:43:08.505',
  ]);
});

it('says who tells it, and of whose leg', () => {
  const told = rows([
    { at: 0, from: 'server', what: 'placed' },
    { at: 1, from: 'platform', what: 'ringing', leg: 'contact' },
    { at: 2, from: 'browser', what: 'hangUp', leg: 'caller' },
  ]);
  expect(told.map(({ teller, what, leg }) => [teller, what, leg])).toEqual([
    ['Hotline', 'placed', null],
    ['Phone service', 'ringing', 'Bob’s leg'],
    ['Browser', 'hangUp', 'John’s leg'],
  ]);
  expect(new Set(told.map(({ icon }) => icon)).size).toBe(3);
});

it('shows the whole of it, indented', () => {
  const [one, other] = rows([
    { at: 0, from: 'platform', what: 'ringing', body: { status: 'ringing' } },
    { at: 0, from: 'server', what: 'placed' },
  ]);
  expect(one?.body).toBe('{\n  "status": "ringing"\n}');
  expect(other?.body).toBeNull();
});

it('puts the one thing that a body says beside what happened', () => {
  const bodies = [{ status: 'ringing' }, { on: true }, { a: 'x', b: 'y' }, { deep: {} }, 'text'];
  const told = rows(bodies.map((body) => ({ at: 0, from: 'browser', what: 'told', body })));
  expect(told.map(({ gist }) => gist)).toEqual(['ringing', 'true', null, null, null]);
});

it('knows each entry again, also one that was told twice, when others come in between', () => {
  const first: TimelineEntry = { at: 1, from: 'platform', what: 'ringing' };
  const before = rows([first, first]).map(({ key }) => key);
  const after = rows([{ at: 0, from: 'server', what: 'placed' }, first, first]);
  expect(new Set(before).size).toBe(2);
  expect(after.slice(1).map(({ key }) => key)).toEqual(before);
});
