import { unwatchFile, watch, watchFile } from 'node:fs';
import { dirname } from 'node:path';

/** How often the file is looked at in case the system tells nothing, as on some network disks. */
const pollMs = 500;

/**
 * Calls when the file may have changed: written in place, replaced, removed, made anew. It may call too often,
 * never too seldom. The returned function ends the watch.
 */
export function watchFileAt(path: string, changed: () => void): () => void {
  // The directory is watched, because a replaced file takes the watch on itself with it.
  const watcher = watch(dirname(path), { persistent: false }, changed);
  // Without the directory the poll below still sees everything, only later.
  watcher.on('error', () => {
    watcher.close();
  });
  watchFile(path, { interval: pollMs, persistent: false }, changed);
  return () => {
    watcher.close();
    unwatchFile(path, changed);
  };
}
