import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createPostponed } from './postponed.ts';

it('calls off what still waits, once, and nothing that has run', async () => {
  const clock = createVirtualClock();
  let calledOff = 0;
  const postponed = createPostponed({
    ...clock,
    after: (milliseconds, run) => {
      const cancel = clock.after(milliseconds, run);
      return () => {
        calledOff += 1;
        cancel();
      };
    },
  });
  const ran: string[] = [];
  postponed.after(10, () => ran.push('first'));
  postponed.after(20, () => ran.push('never'))();
  postponed.after(30, () => ran.push('waits'));
  await clock.advance(10);
  expect(calledOff).toBe(1);
  postponed.callOff();
  postponed.callOff();
  expect(calledOff).toBe(2);
  await clock.advance(100);
  expect(ran).toEqual(['first']);
});
