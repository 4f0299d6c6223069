import { application } from '../../testing/test-platform.ts';
import { createIds } from '../ids.ts';
import { createUsers } from './users.ts';

const closed = { ...application, id: 'closed', users: ['john'] };

function book() {
  let last = 0;
  return createUsers(createIds(() => String((last += 1))));
}

it('knows every name where nobody says who there is', () => {
  const users = book();
  const john = users.find(application, 'john');
  expect(users.find(application, 'john')).toBe(john);
  expect(users.list(application)).toEqual([john]);
});

it('knows those on the list, and those who were created', () => {
  const users = book();
  expect(users.find(closed, 'mary')).toBeUndefined();
  const mary = users.create(closed, { name: 'mary', displayName: 'Mary' });
  expect(users.find(closed, 'mary')).toBe(mary);
  expect(users.list(closed).map(({ name }) => name)).toEqual(['mary', 'john']);
  expect(users.list(application)).toEqual([]);
});

it('gives a name once', () => {
  const users = book();
  expect(users.create(closed, { name: 'john' })).toBeUndefined();
  expect(users.create(application, { name: 'john' })).toBeDefined();
  expect(users.create(application, { name: 'john' })).toBeUndefined();
});

it('takes one who had signed in before being created for the same', () => {
  const users = book();
  const met = users.find(application, 'john');
  const created = users.create(application, { name: 'john', displayName: 'John' });
  expect(created).toEqual({ ...met, displayName: 'John' });
  expect(users.list(application)).toEqual([created]);
});

it('makes a name up for one without', () => {
  const users = book();
  expect(users.create(closed, {})).toMatchObject({ name: 'NAM-1', id: 'USR-2' });
});

it('renames nobody to somebody else', () => {
  const users = book();
  const mary = users.create(closed, { name: 'mary' })!;
  users.list(closed);
  expect(users.update(mary, { name: 'john' })).toBeUndefined();
  expect(users.update(mary, { name: 'anna' })).toEqual({ ...mary, name: 'anna' });
  expect(users.find(closed, 'mary')).toBeUndefined();
});

it('lists by age, whoever has a new name', () => {
  const users = book();
  const [first] = ['a', 'b'].map((name) => users.create(closed, { name })!);
  users.update(first!, { name: 'c' });
  expect(users.list({ ...closed, users: [] }).map(({ name }) => name)).toEqual(['c', 'b']);
});

it('does not find one from the list by the name of before', () => {
  const users = book();
  const renamed = users.update(users.find(closed, 'john')!, { name: 'jack' });
  expect(users.list(closed)).toEqual([renamed]);
  expect(users.find(closed, 'john')).toBeUndefined();
});

it.each([application, closed])('forgets whom it is told to, until created again', (where) => {
  const users = book();
  users.remove(users.find(where, 'john')!);
  expect(users.find(where, 'john')).toBeUndefined();
  expect(users.list(where)).toEqual([]);
  expect(users.create(where, { name: 'john' })).toBeDefined();
  expect(users.find(where, 'john')).toBeDefined();
});
