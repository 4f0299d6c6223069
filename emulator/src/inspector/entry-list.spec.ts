import type { Entry } from './entry.ts';
import { EntryList } from './entry-list.ts';

const entry = (id: number, text = ''): Entry => ({
  ...{ id, at: id, kind: 'leg', title: `entry ${id}`, facts: {}, attempts: [] },
  texts: text === '' ? [] : [{ name: 'message', text }],
});

const limits = { entries: 5, head: 2, characters: 100 };

it('keeps the first and the last, and counts what it lets go', () => {
  const list = new EntryList(limits);
  for (let id = 1; id <= 9; id += 1) list.put(entry(id));
  expect(list.all().map(({ id }) => id)).toEqual([1, 2, 7, 8, 9]);
  expect(list.left).toBe(4);
});

it('puts an entry with a known id in the place of the one before', () => {
  const list = new EntryList(limits);
  for (const id of [1, 2, 3]) list.put(entry(id));
  list.put({ ...entry(2), title: 'changed' });
  expect(list.all().map(({ title }) => title)).toEqual(['entry 1', 'changed', 'entry 3']);
});

it('cuts bodies where all together are too long, and says by how much', () => {
  const list = new EntryList(limits);
  list.put(entry(1, 'x'.repeat(70)));
  list.put(entry(2, 'y'.repeat(70)));
  expect(list.get(2)?.texts).toEqual([{ name: 'message', text: 'y'.repeat(30), cut: 40 }]);
});

it('has room again for what it lets go or replaces', () => {
  const list = new EntryList(limits);
  list.put(entry(1, 'x'.repeat(90)));
  list.put(entry(1, 'z'.repeat(90)));
  expect(list.get(1)?.texts[0]).toEqual({ name: 'message', text: 'z'.repeat(90) });
  list.take(1);
  list.put(entry(2, 'y'.repeat(90)));
  expect(list.get(2)?.texts[0]?.cut).toBeUndefined();
});
