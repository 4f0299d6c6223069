import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import { StartError } from '../start-error.ts';
import { matching } from '../testing/matching.ts';
import { postgresPrograms, startPostgres } from '../testing/real-postgres.ts';
import type { Guarded } from './guard/guarded-store.ts';
import { openGuardedStore } from './open-guarded-store.ts';
import { openSpillDisk } from './spill/spill-disk.ts';
import { openSpillFile } from './spill/spill-file.ts';
import type { KeptEvent } from './store.ts';

const root = mkdtempSync(join(tmpdir(), 'guarded-'));
let made = 0;
const newFolder = () => join(root, String((made += 1)));
const log = createLog('silent');
const event: KeptEvent = {
  ...{ id: 'e', conversation: 'CON', receivedAt: 1, body: '{}' },
  trouble: false,
};

const open = (dataDir: string, databaseUrl?: string): Promise<Guarded> =>
  openGuardedStore({
    ...{ dataDir, pid: 4711, clock: systemClock, log },
    ...(databaseUrl !== undefined && { databaseUrl }),
    changeOf: () => (call) => call,
  });

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe('the guarded store in a folder', () => {
  it('begins with the events that an earlier run has put aside there', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const path = join(folder, 'events.spill');
    const file = await openSpillFile(await openSpillDisk(path), log);
    await file.append(event);
    await file.close();
    const { store } = await open(folder);
    expect(await store.hear(event, (call) => call)).toBe('repeat');
    expect(statSync(path).size).toBe(0);
    await store.close();
  });

  it('says in one line what it cannot use, and lets go of the folder', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'events.spill'), { recursive: true });
    const error: unknown = await open(folder).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    expect(error).toMatchObject({ message: matching(/events\.spill \(EISDIR\).+DATA_DIR=$/) });
    rmSync(join(folder, 'events.spill'), { recursive: true });
    await (await open(folder)).store.close();
  });
});

const [where, test] = postgresPrograms
  ? (['', describe] as const)
  : ([', skipped: there is none here (apt-get install postgresql)', describe.skip] as const);

test(`the guarded store on a PostgreSQL${where}`, () => {
  it('has a folder to itself, while others share the database', async () => {
    const postgres = await startPostgres(postgresPrograms ?? '');
    try {
      const url = await postgres.database();
      const [folder, another] = [newFolder(), newFolder()];
      const first = await open(folder, url);
      const error: unknown = await open(folder, url).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StartError);
      expect(error).toMatchObject({ message: matching(/process 4711.+DATA_DIR=$/) });
      const second = await open(another, url);
      await first.store.close();
      const third = await open(folder, url);
      expect(await second.store.hear(event, (call) => call)).toBe('call-unknown');
      expect(await third.store.hear(event, (call) => call)).toBe('repeat');
      await Promise.all([second, third].map(({ store }) => store.close()));
    } finally {
      await postgres.stop();
    }
  });
});
