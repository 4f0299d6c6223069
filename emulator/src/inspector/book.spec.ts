import { createVirtualClock } from '../testing/virtual-clock.ts';
import { Book } from './book.ts';
import type { Entry } from './entry.ts';

const limits = {
  calls: 3,
  call: { entries: 5, head: 1, characters: 1000 },
  loose: { entries: 3, head: 0, characters: 1000 },
};

function setUp() {
  const clock = createVirtualClock();
  const told: Entry[] = [];
  const book = new Book({ clock, limits, onEntry: (entry) => told.push(entry) });
  const begin = (name: string) =>
    book.begin({
      ...{ kind: 'call', conversation: `CON-${name}`, leg: `leg-${name}` },
      ...{ application: 'shop', from: 'john', to: 'an-id' },
    });
  return { book, clock, told, begin };
}

const heard = (leg: string) =>
  ({ kind: 'sound', title: 'Hears “Hello.”', place: { leg } }) as const;

it('keeps the last calls: of those that are over, the oldest goes first', () => {
  const { book, begin } = setUp();
  begin('a');
  const over = begin('b');
  over.endedAt = 1;
  for (const name of ['c', 'd']) begin(name);
  expect(book.calls().map(({ id }) => id)).toEqual(['CON-d', 'CON-c', 'CON-a']);
  begin('e');
  expect(book.calls().map(({ id }) => id)).toEqual(['CON-e', 'CON-d', 'CON-c']);
  expect(book.callOf({ leg: 'leg-a' })).toBeUndefined();
});

it('adds the end of something to its begin, and says how long it took', async () => {
  const { book, clock, begin } = setUp();
  const call = begin('a');
  const step = { kind: 'step', of: {}, place: { leg: 'leg-a' } } as const;
  book.add({ ...step, title: 'Step: talk', open: true });
  await clock.advance(250);
  book.add({ ...step, over: true, facts: { 'cut short': true } });
  expect(call.entries.all()).toMatchObject([
    { title: 'Step: talk', open: false, took: 250, facts: { 'cut short': true } },
  ]);
});

it('gives a call what came before it was known', () => {
  const { book, begin } = setUp();
  book.add(heard('leg-a'));
  book.add(heard('leg-z'));
  const call = begin('a');
  expect(call.entries.size).toBe(1);
  expect(book.loose.all()).toMatchObject([{ leg: 'leg-z' }]);
});

it('follows a call to another conversation, which stays the one of who was there first', () => {
  const { book, begin } = setUp();
  const [first, second] = [begin('a'), begin('b')];
  book.setConversation('CON-meeting', first);
  book.setConversation('CON-meeting', second);
  expect(book.call('CON-meeting')).toBe(first);
  expect(book.callOf({ conversation: 'CON-meeting', leg: 'leg-b' })).toBe(second);
});

it('keeps no more of a call and of the rest than it may', () => {
  const { book, begin } = setUp();
  const call = begin('a');
  for (let count = 0; count < 20; count += 1) {
    book.add(heard('leg-a'));
    book.add(heard('leg-z'));
  }
  expect([call.entries.size, call.entries.left]).toEqual([5, 15]);
  expect(book.loose.size).toBe(3);
});

it('forgets everything, and does not care for the end of what it has forgotten', () => {
  const { book, told, begin } = setUp();
  begin('a');
  const step = { kind: 'step', of: {}, place: { leg: 'leg-a' } } as const;
  book.add({ ...step, title: 'Step: talk', open: true });
  book.clear();
  book.add({ ...step, over: true });
  expect(told).toHaveLength(1);
  expect([book.calls(), book.loose.all()]).toEqual([[], []]);
});
