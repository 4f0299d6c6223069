import { randomBytes } from 'node:crypto';
import { createLog } from '../log.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { createSetupLinks } from '../users/setup-links.ts';
import { createUserRegister } from '../users/user-register.ts';
import { createChallenges } from './challenges.ts';
import { createDeviceBook } from './device-book.ts';
import { forgetExpired } from './forget-expired.ts';
import { createRateLimits } from './rate-limits.ts';

it('forgets hourly what is of no use any more for signing in, and nothing else', async () => {
  const clock = new FakeClock();
  const store = createMemoryStore();
  const outside = { store, clock, random: randomBytes };
  const counts = async () => {
    const tables = ['rate_limits', 'challenges', 'setup_links', 'devices'];
    return Promise.all(
      tables.map(async (each) => (await store.rows(`SELECT * FROM ${each}`)).length),
    );
  };
  const fill = async () => {
    await createUserRegister(outside).add('alice', false);
    await createRateLimits(outside).count([{ name: 'a', most: 5, windowMs: 60_000 }]);
    await createChallenges(outside).make({ purpose: 'sign-in', user: '' });
    await createSetupLinks(outside).make('alice');
    await createDeviceBook(outside).remember(undefined, 'alice');
  };
  const closing = new AbortController();
  forgetExpired({ ...outside, log: createLog('silent'), closing: closing.signal });
  await fill();
  await clock.advance(3_600_000);
  expect(await counts()).toEqual([1, 1, 1, 1]);
  await clock.advance(3_600_000);
  expect(await counts()).toEqual([0, 0, 0, 1]);
  await clock.advance(401 * 86_400_000);
  expect(await counts()).toEqual([0, 0, 0, 0]);
  closing.abort();
});
