import { createPacer } from './pacer.ts';

/** A clock by hand: timers fire only when `runTo` reaches them, `late` milliseconds too late. */
function timers(late: (index: number) => number) {
  let now = 0;
  let fired = 0;
  let waiting: { at: number; run: () => void } | undefined;
  return {
    monotonic: () => now,
    after: (milliseconds: number, run: () => void) => {
      const timer = { at: now + milliseconds + late(fired), run };
      waiting = timer;
      return () => {
        if (waiting === timer) waiting = undefined;
      };
    },
    runTo: (end: number) => {
      while (waiting !== undefined && waiting.at <= end) {
        const { at, run } = waiting;
        waiting = undefined;
        now = at;
        fired += 1;
        run();
      }
      now = end;
    },
    waiting: () => waiting !== undefined,
  };
}

function pace(late: (index: number) => number) {
  const clock = timers(late);
  const count = { frames: 0 };
  const pacer = createPacer({ ...clock, onFrame: () => void (count.frames += 1) });
  pacer.start();
  return { clock, count, pacer };
}

it('makes 50 frames a second', () => {
  const { clock, count } = pace(() => 0);
  clock.runTo(60_000);
  expect(count.frames).toBe(3000);
});

it('does not drift though every timer fires late', () => {
  const { clock, count } = pace((index) => (index % 3) * 7 + 1);
  clock.runTo(60_000);
  expect(Math.abs(count.frames - 3000)).toBeLessThanOrEqual(1);
});

it('makes up for a short hold-up', () => {
  const { clock, count } = pace((index) => (index === 10 ? 150 : 0));
  clock.runTo(1000);
  expect(count.frames).toBe(50);
});

it('skips what it missed in a long one', () => {
  const { clock, count } = pace((index) => (index === 10 ? 5000 : 0));
  clock.runTo(6000);
  expect(count.frames).toBeLessThan(70);
  expect(count.frames).toBeGreaterThan(45);
});

it('starts once, stops at once, and starts again', () => {
  const { clock, count, pacer } = pace(() => 0);
  pacer.start();
  clock.runTo(100);
  pacer.stop();
  expect(clock.waiting()).toBe(false);
  clock.runTo(1000);
  expect(count.frames).toBe(5);
  pacer.start();
  clock.runTo(1100);
  expect(count.frames).toBe(10);
});

it('can be stopped from within a frame', () => {
  const clock = timers(() => 0);
  let frames = 0;
  const pacer = createPacer({
    ...clock,
    onFrame: () => {
      frames += 1;
      pacer.stop();
    },
  });
  pacer.start();
  clock.runTo(1000);
  expect(frames).toBe(1);
  expect(clock.waiting()).toBe(false);
});
