import { unwatchFile, watchFile } from 'node:fs';

/** Soon enough to be seen on the pad within a second, seldom enough to cost nothing. */
const pollMs = 250;

/**
 * Calls after the file has changed: written in place, replaced, removed, made anew, here or where a link leads to.
 * It is looked at again and again, because the system's own watches miss links and network disks.
 * The returned function ends the watch.
 */
export function watchFileAt(path: string, changed: () => void): () => void {
  watchFile(path, { interval: pollMs, persistent: false }, changed);
  return () => {
    unwatchFile(path, changed);
  };
}
