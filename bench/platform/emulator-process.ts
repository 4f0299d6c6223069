import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Started {
  readonly url: string;
  /** PEM: what signs the application's tokens. */
  readonly privateKey: string;
}

export interface Usage {
  /** Since it started. */
  readonly cpuMs: number;
  /** Bytes, all garbage swept out. */
  readonly heap: number;
}

export interface EmulatorProcess extends Started, AsyncDisposable {
  /** Milliseconds from nothing until it answers. */
  readonly startMs: number;
  readonly usage: () => Promise<Usage>;
}

/** Starts the emulator beside us, with an application whose webhooks go to `customer`. */
export async function startEmulator(customer: string): Promise<EmulatorProcess> {
  const began = performance.now();
  const child = fork(join(import.meta.dirname, 'emulator.ts'), [customer], {
    execArgv: ['--expose-gc'],
  });
  const hear = async <Message>() => ((await once(child, 'message')) as [Message])[0];
  const started = await hear<Started>();
  return {
    ...started,
    startMs: performance.now() - began,
    usage: () => {
      child.send('usage');
      return hear<Usage>();
    },
    [Symbol.asyncDispose]: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
