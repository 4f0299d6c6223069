import { createTestPlatform } from '../../testing/test-platform.ts';

it.each([
  [{}, 10_000],
  [{ timeout: 2.5 }, 2500],
  [{ timeout: '2' }, 2000],
  [{ timeout: 0 }, 100],
  [{ timeout: 9000 }, 7_200_000],
])('with %j lets %i ms pass', async (options, milliseconds) => {
  const { place, clock } = createTestPlatform();
  const { call } = await place([{ action: 'wait', ...options }]);
  await clock.advance(milliseconds - 1);
  expect(call.live).toBe(true);
  await clock.advance(1);
  expect(call.live).toBe(false);
});
