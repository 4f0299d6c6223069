/**
 * Requests and instructions that are nearly right, in great number: whether the emulator stays up and blames who asked.
 * `node bench/fuzz.ts [requests] [seed]`; ends with 1 when it does not.
 */
import { createChance } from '@hotline/emulator/testing/fuzz/chance';
import { fuzzEmulator } from '@hotline/emulator/testing/fuzz/fuzzed-emulator';

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const began = performance.now();
const { tried, hundreds, wrong, faults, works } = await fuzzEmulator(
  count,
  createChance(seed),
  Date.now(),
);
const minutes = (performance.now() - began) / 60_000;
const answers = Object.entries(hundreds)
  .sort()
  .map(([hundred, times]) => `${hundred}xx: ${times}`)
  .join(', ');
process.stdout.write(
  `${tried} requests in ${minutes.toFixed(1)} min, seed ${seed}; answers: ${answers}\n` +
    `above 499 or none: ${wrong.length}; faults inside: ${faults.length}; a call afterwards works: ${works ? 'yes' : 'no'}\n`,
);
for (const one of [...wrong, ...faults].slice(0, 20)) process.stdout.write(`${String(one)}\n`);
process.exitCode = wrong.length + faults.length > 0 || !works ? 1 : 0;
