import { KnownPhones } from './known-phones.ts';

const ann = { number: '447700900018', name: 'Ann' };
const bob = { number: '447700900001', name: 'Bob' };

it('lists named phones in their order, and then those that were in a call', () => {
  const known = new KnownPhones();
  known.meet('447700900009');
  known.meet(ann.number);
  known.name([bob, ann]);
  known.meet('447700900009');
  expect(known.list()).toEqual([bob, ann, { number: '447700900009' }]);
});

it('takes new names in place of the old ones', () => {
  const known = new KnownPhones();
  known.name([bob]);
  known.name([ann]);
  expect(known.list()).toEqual([ann]);
});

it('remembers only the last of those that have no name', () => {
  const known = new KnownPhones(2);
  for (const number of ['1', '2', '3']) known.meet(number);
  expect(known.list()).toEqual([{ number: '2' }, { number: '3' }]);
  known.forget();
  expect(known.list()).toEqual([]);
});
