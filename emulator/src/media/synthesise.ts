import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Words for one voice to say. */
export interface Saying {
  readonly text: string;
  readonly voice: string;
  /** Factors of the voice's own. */
  readonly rate: number;
  readonly pitch: number;
}

/** Speaks with Flite, offline, on a thread of its own. Returns a WAV file. */
export function synthesise(saying: Saying): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // The ending is .ts here and .js in the package.
    const file = new URL(`./flite${extname(import.meta.url)}`, import.meta.url);
    const thread = new Worker(file, {
      workerData: saying,
      // Node's WASI is marked experimental; the emulator's user can do nothing about it.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      reject(new Error(`The speech thread ended with code ${code} and said nothing.`));
    });
  });
}
