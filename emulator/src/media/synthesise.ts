import { Worker } from 'node:worker_threads';

/** With the extension that this file has itself: .ts here, .js in the package. */
const program = new URL(import.meta.url.replace(/synthesise(?=\.[jt]s$)/, 'flite'));

/** Speaks `text` with Flite, offline, on a thread of its own. Returns a WAV file of 16 kHz. */
export function synthesise(text: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, {
      workerData: { text, voice: 'slt' },
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
