import { createVirtualClock } from '../testing/virtual-clock.ts';
import { aborted, pause } from './pause.ts';

it('ends early when it is aborted, and leaves no timer', async () => {
  const clock = createVirtualClock();
  const stop = new AbortController();
  const paused = pause(clock, 1000, stop.signal);
  stop.abort();
  await paused;
  expect(clock.waiting()).toBe(0);
});

it('does not begin when it is aborted already', async () => {
  const clock = createVirtualClock();
  await pause(clock, 1000, AbortSignal.abort());
  await aborted(AbortSignal.abort());
  expect(clock.waiting()).toBe(0);
});
