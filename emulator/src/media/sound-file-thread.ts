import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { isMp3, readMp3 } from './mp3.ts';
import { resample } from './resample.ts';
import { isWav, readWav } from './wav.ts';
import type { FileSound } from './wav.ts';

/**
 * A thread's whole life: turns one sound file into samples at 8 kHz, posts them, ends.
 * On a thread of its own, because decoding would hold up everyone's audio.
 */
const { file } = z.object({ file: z.instanceof(Uint8Array) }).parse(workerData);
const { samples, rate } = await read();
parentPort?.postMessage(resample(samples, rate));

async function read(): Promise<FileSound> {
  if (isWav(file)) return readWav(file);
  if (isMp3(file)) return readMp3(file);
  throw new Error('The file is neither an mp3 nor a 16-bit wav.');
}
