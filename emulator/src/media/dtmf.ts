import { keyTime, timeKeys } from '../platform/legs/keys.ts';
import type { Sound } from '../platform/ports.ts';
import { sampleRate } from './frame.ts';
import { burst } from './tones.ts';

const columns = [1209, 1336, 1477, 1633];
const rows = [
  ['1', '2', '3', 'A'],
  ['4', '5', '6', 'B'],
  ['7', '8', '9', 'C'],
  ['*', '0', '#', 'D'],
];
const rowPitches = [697, 770, 852, 941];

/** The two frequencies of each key (ITU-T Q.23). */
export const keyPitches: ReadonlyMap<string, readonly number[]> = new Map(
  rows.flatMap((row, down) =>
    row.map((key, across) => [key, [rowPitches[down] ?? 0, columns[across] ?? 0]]),
  ),
);

const samplesPerMillisecond = sampleRate / 1000;
const toneLength = (keyTime / 2) * samplesPerMillisecond;

/** The tones of keys that are pressed one after the other. */
export function dtmf(keys: string): Sound {
  const { presses, length } = timeKeys(keys);
  const samples = new Int16Array(length * samplesPerMillisecond);
  for (const { key, at } of presses) {
    samples.set(burst(keyPitches.get(key) ?? [], toneLength), at * samplesPerMillisecond);
  }
  return { samples };
}
