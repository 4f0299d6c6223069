import type { Wait } from '../ncco/wait.ts';
import { pause } from '../pause.ts';
import type { Stage } from '../run/stage.ts';

const second = 1000;

/** Lets time pass. */
export async function runWait({ timeout }: Wait, { clock, signal }: Stage): Promise<undefined> {
  await pause(clock, timeout * second, signal);
}
