import { createChance } from './testing/fuzz/chance.ts';
import { fuzzEmulator } from './testing/fuzz/fuzzed-emulator.ts';

it('takes requests and instructions that are nearly right, and goes on', async () => {
  const { tried, hundreds, wrong, faults, works } = await fuzzEmulator(
    600,
    createChance(20_261_121),
    Date.now(),
  );
  expect(wrong).toEqual([]);
  expect(faults).toEqual([]);
  expect(works).toBe(true);
  expect(tried).toBeGreaterThanOrEqual(600);
  expect(hundreds['2']).toBeGreaterThan(60);
  expect(hundreds['4']).toBeGreaterThan(60);
});
