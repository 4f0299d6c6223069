import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Sound } from '../platform/ports.ts';

/** Longer than any file of the size that is loaded takes. */
const patience = 30_000;

/** The sound of an mp3, or of a 16-bit wav of any rate, for the telephone. Rejects with a reason to show. */
export function decodeSoundFile(file: Uint8Array): Promise<Sound> {
  return new Promise((resolve, reject) => {
    // The ending is .ts here and .js in the package.
    const address = new URL(`./sound-file-thread${extname(import.meta.url)}`, import.meta.url);
    const thread = new Worker(address, {
      workerData: { file },
      // The decoder writes there what is wrong with a file; we say it ourselves.
      stderr: true,
    });
    const timer = setTimeout(() => void thread.terminate(), patience);
    thread.once('message', (samples: Int16Array) => {
      resolve({ samples });
    });
    thread.once('error', reject);
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The sound file could not be decoded.'));
    });
  });
}
