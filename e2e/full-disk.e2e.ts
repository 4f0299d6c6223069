import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '@hotline/server/store/sqlite-store';
import { readRecord } from '@hotline/server/store/spill/spill-record';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { eventOf, postEvent, startLoad } from './event-load.ts';
import { canTrace, startTraced, type TracedServer } from './traced-server.ts';

const [where, test] = canTrace
  ? (['', describe] as const)
  : ([
      ', skipped: there is no strace here that may trace (apt-get install strace)',
      describe.skip,
    ] as const);

let folder: string;
let server: TracedServer | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
  // The tables are made while all is well: what is counted later does not depend on how many there are.
  await openSqliteStore({ folder: join(folder, '.hotline'), pid: process.pid }).close();
});

afterEach(async () => {
  await server?.kill();
  server = undefined;
  rmSync(folder, { recursive: true });
});

async function start(
  options: readonly string[],
): Promise<{ readonly url: string; readonly sign: WebhookSigner }> {
  server = await startTraced(folder, options);
  return server;
}

async function kill(): Promise<void> {
  await server?.kill();
  server = undefined;
}

/** The events in the database and in the files beside it. */
function kept(): string[] {
  const files = ['events.spill', 'events.rejected'];
  return [...inDatabase(), ...files.flatMap((name) => idsIn(join(folder, '.hotline', name)))];
}

function inDatabase(): string[] {
  const file = join(folder, '.hotline', 'hotline.db');
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT id FROM events').all();
  database.close();
  return rows.map(({ id }) => String(id));
}

function idsIn(path: string): string[] {
  const bytes = readFileSync(path);
  const ids: string[] = [];
  for (let read = readRecord(bytes, 0); read; read = readRecord(bytes, read.end)) {
    ids.push(read.event.id);
  }
  return ids;
}

/**
 * What goes wrong, in the words of strace, which counts the calls of each thread by itself; the start needs a few. And whether
 * that passes.
 */
const faults: Record<string, readonly [passes: boolean, ...inject: string[]]> = {
  'is full for good': [false, 'pwrite64:error=ENOSPC:when=80+'],
  'is full for a while': [true, 'pwrite64:error=ENOSPC:when=80..83'],
  'fails at some writes': [true, 'pwrite64:error=EIO:when=80+50'],
  'fails to sync': [false, 'fsync:error=EIO:when=20+'],
  'fails to sync, and each second time what was put aside too': [
    false,
    'fsync:error=EIO:when=20+',
    'fdatasync:error=EIO:when=2+2',
  ],
};

test(`a server whose disk${where}`, () => {
  it.each(Object.entries(faults))(
    '%s acknowledges no event that it has not kept',
    async (_, [passes, ...inject]) => {
      const trace = join(folder, 'trace');
      const only = ['-o', trace, '-e', 'trace=pwrite64,fsync,fdatasync'];
      const { url, sign } = await start([
        ...only,
        ...inject.flatMap((each) => ['-e', `inject=${each}`]),
      ]);
      const load = startLoad(url, sign, 4, 5);
      while (load.acknowledged.size + load.refused < 600) await new Promise(setImmediate);
      await load.stop();
      if (passes) {
        const { id, body } = eventOf('answered', 'CON', 'last');
        while (!inDatabase().includes(id)) await postEvent(url, sign, body);
      }
      await kill();
      const there = new Set(kept());
      expect([...load.acknowledged].filter((id) => !there.has(id))).toEqual([]);
      expect(load.acknowledged.size).toBeGreaterThan(0);
      for (const call of inject) {
        const [name = ''] = call.split(':');
        expect(readFileSync(trace, 'utf8')).toMatch(new RegExp(`${name}.*INJECTED`));
      }
    },
  );

  const places: Record<string, readonly [file: string, sync: string, ...inject: string[]]> = {
    'is well': ['hotline.db-wal', 'fsync'],
    'takes only what is put aside': [
      'events.spill',
      'fdatasync',
      ...['-e', 'inject=fsync:error=EIO:when=20+'],
    ],
  };

  it.each(Object.entries(places))(
    '%s says 204 to an event only when that is on it',
    async (_, [file, sync, ...inject]) => {
      const trace = join(folder, 'trace');
      const calls = 'trace=read,pwrite64,fsync,fdatasync,write,writev';
      const { url, sign } = await start(['-y', '-o', trace, '-e', calls, ...inject]);
      const post = (n: number) => postEvent(url, sign, eventOf('ringing', 'CON', `leg-${n}`).body);
      // Some before, for the failures to begin.
      for (let n = 0; n < 20; n += 1) await post(n);
      for (let n = 100; n < 300; n += 1) expect(await post(n)).toBe(204);
      await kill();
      const story = storyOf(readFileSync(trace, 'utf8'), file, sync).slice(-200);
      expect(story.filter((each) => !/^a[ws]*ws+$/.test(each))).toEqual([]);
    },
  );
});

/** For each event what was done before its 204: it was asked, something was written to the file, that was synced. */
function storyOf(trace: string, file: string, sync: string): string[] {
  const steps = {
    a: /"POST \/webhooks\/event/,
    w: new RegExp(`pwrite64\\(.*${file}>`),
    // At once, or after the calls of other threads.
    s: new RegExp(` (?:${sync}\\(.*${file}|<\\.\\.\\. ${sync} resumed).* = 0$`),
    '|': /"HTTP\/1\.1 204/,
  };
  const story = trace
    .split('\n')
    .flatMap((line) => Object.entries(steps).find(([, step]) => step.test(line))?.[0] ?? []);
  return story
    .join('')
    .split('|')
    .slice(0, -1)
    .map((each) => each.slice(each.lastIndexOf('a')));
}
