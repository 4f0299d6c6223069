import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For a program of ours: no limit on calls is in the way, and nothing of this process’s own settings. */
export const programEnv: Readonly<Record<string, string | undefined>> = {
  CALLS_PER_MINUTE: '9999',
  CALLS_PER_DAY: '9999',
  PATH: process.env.PATH,
  // Each start would compile the same sources again, which takes a third of it.
  NODE_COMPILE_CACHE: join(tmpdir(), 'hotline-compiled'),
};
