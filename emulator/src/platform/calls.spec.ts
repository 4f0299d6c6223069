import { createTestPlatform } from '../testing/test-platform.ts';
import { createCalls } from './calls.ts';

it('forgets ended calls beyond the last few, and never a live one', async () => {
  const { knock } = createTestPlatform();
  const calls = createCalls({ whole: 1, records: 1 });
  const { call: live } = await knock();
  calls.add(live);
  const { call: first } = await knock();
  calls.add(first);
  const { call: second } = await knock();
  calls.add(second);
  first.hangUp('user');
  second.hangUp('user');
  const { call: last } = await knock();
  calls.add(last);
  expect(calls.all()).toEqual([last, second, live]);
});
