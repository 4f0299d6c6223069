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
  const unwatchFolder = watchFolder(dirname(path), changed);
  watchFile(path, { interval: pollMs, persistent: false }, changed);
  return () => {
    unwatchFolder();
    unwatchFile(path, changed);
  };
}

/** Where the system has no watch to give, or takes it away, the poll still sees everything, only later. */
function watchFolder(folder: string, changed: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, changed);
    const close = () => {
      watcher.close();
    };
    watcher.on('error', close);
    return close;
  } catch {
    return () => undefined;
  }
}
