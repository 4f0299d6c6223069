import { application, createTestPlatform } from '../../testing/test-platform.ts';
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

it('knows the legs of the calls it forgot, the oldest first, and forgets them in the end', async () => {
  const { place, clock } = createTestPlatform();
  const calls = createCalls({ whole: 1, records: 2 });
  const uuids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const { call } = await place([]);
    uuids.push(call.leg);
    calls.add(call);
    await clock.advance(1000);
  }
  expect(calls.all()).toHaveLength(2);
  const legs = calls.legs(application.id);
  expect(legs.map(({ identity }) => identity.uuid)).toEqual(uuids.slice(1));
  expect(calls.legs('another')).toEqual([]);
  calls.clear();
  expect(calls.legs(application.id)).toEqual([]);
});
