import { pause } from '../platform/pause.ts';
import { createVirtualClock } from './virtual-clock.ts';

it('runs what is due in order, also what was added on the way', async () => {
  const clock = createVirtualClock(0);
  const ran: string[] = [];
  const note = (name: string) => () => ran.push(`${name} at ${clock.now()}`);
  clock.after(20, note('b'));
  clock.after(10, () => {
    note('a')();
    clock.after(5, note('between'));
  });
  clock.after(31, note('later'));
  await clock.advance(30);
  expect(ran).toEqual(['a at 10', 'between at 15', 'b at 20']);
  expect([clock.now(), clock.waiting()]).toEqual([30, 1]);
});

it('lets promises settle between timers', async () => {
  const clock = createVirtualClock(0);
  const { signal } = new AbortController();
  const walked = (async () => {
    for (let step = 0; step < 3; step += 1) await pause(clock, 10, signal);
    return clock.now();
  })();
  await clock.advance(100);
  expect(await walked).toBe(30);
});

it('calls timers off', async () => {
  const clock = createVirtualClock(0);
  let ran = false;
  clock.after(10, () => (ran = true))();
  await clock.advance(20);
  expect(ran).toBe(false);
});
