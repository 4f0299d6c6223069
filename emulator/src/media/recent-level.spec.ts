import { frameSamples, silentFrame } from './frame.ts';
import { createRecentLevel } from './recent-level.ts';

const loud = new Int16Array(frameSamples).fill(16_384);

it('is silent at first', () => {
  expect(createRecentLevel().level()).toBe(0);
});

it('is as loud as the last quarter of a second', () => {
  const recent = createRecentLevel();
  for (let count = 0; count < 12; count += 1) recent.add(loud);
  expect(recent.level()).toBeCloseTo(0.5);
  for (let count = 0; count < 9; count += 1) recent.add(silentFrame);
  expect(recent.level()).toBeCloseTo(0.25);
  for (let count = 0; count < 3; count += 1) recent.add(silentFrame);
  expect(recent.level()).toBe(0);
});
