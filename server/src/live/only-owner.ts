import { statSync } from 'node:fs';
import { platform } from 'node:os';
import { StartError } from '../start-error.ts';

/** Refuses a file that other people of this machine may read or change. @throws StartError */
export function refuseOthers(path: string): void {
  // Windows has no such bits; what is not there is told by whoever reads it.
  const found = platform() === 'win32' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (found === undefined || (found.mode & 0o077) === 0) return;
  throw new StartError(`${path} is open to other users of this machine. Do: chmod 600 ${path}`);
}
