import { globSync, readFileSync } from 'node:fs';

/** What the kernel says of a process: its state, such as `Z` when it has ended, and its parent. */
function statusOf(path: string): { state: string; parent: number } | undefined {
  try {
    // The program's name stands in brackets, and may hold anything.
    const [state = '', parent = ''] = readFileSync(path, 'utf8').split(') ').at(-1)!.split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

export function childrenOf(pid: number): number[] {
  return globSync('/proc/[0-9]*/stat')
    .filter((path) => statusOf(path)?.parent === pid)
    .map((path) => Number(path.split('/')[2]));
}

/** Waits until all these processes have ended. */
export async function gone(pids: readonly number[]): Promise<void> {
  const runs = (pid: number) => {
    const status = statusOf(`/proc/${pid}/stat`);
    return status && status.state !== 'Z';
  };
  while (pids.some(runs)) await new Promise(setImmediate);
}
