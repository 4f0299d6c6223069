import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { errorCode } from '../error-code.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { guardStore, type GuardDependencies, type Guarded } from './guard/guarded-store.ts';
import { openStore, type StoreOptions } from './open-store.ts';
import { openSpillDisk } from './spill/spill-disk.ts';
import { openSpillFile, type SpillFile } from './spill/spill-file.ts';

export interface GuardedStoreOptions extends StoreOptions, Pick<GuardDependencies, 'changeOf'> {
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens the store that the settings ask for, and files beside for what it cannot take. @throws StartError */
export async function openGuardedStore(options: GuardedStoreOptions): Promise<Guarded> {
  const { dataDir, changeOf, clock, log } = options;
  await using opened = new AsyncDisposableStack();
  const store = opened.adopt(await openStore(options, log), (each) => each.close());
  const open = async (name: string) =>
    opened.adopt(await openFile(join(dataDir, name), log), (each) => each.close());
  const spill = await open('events.spill');
  const rejected = await open('events.rejected');
  const guarded = await guardStore({ store, spill, rejected, changeOf, clock, log });
  opened.move();
  return guarded;
}

async function openFile(path: string, log: Log): Promise<SpillFile> {
  try {
    return await openSpillFile(await openSpillDisk(path), log);
  } catch (error) {
    throw new StartError(
      `Cannot keep events in ${path} (${errorCode(error)}). Choose another folder: DATA_DIR=`,
    );
  }
}
