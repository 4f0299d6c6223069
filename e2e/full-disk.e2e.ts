import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readRecord } from '@hotline/server/store/spill/spill-record';
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

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'full-disk-'));
});

afterEach(async () => {
  await server?.kill();
  server = undefined;
  rmSync(folder, { recursive: true });
});

async function start(options: readonly string[]): Promise<string> {
  server = await startTraced(folder, options);
  return server.url;
}

async function kill(): Promise<void> {
  await server?.kill();
  server = undefined;
}

/** The events in the database and in the files beside it. */
function kept(): string[] {
  const data = join(folder, '.hotline');
  const database = new DatabaseSync(join(data, 'hotline.db'), { readOnly: true });
  const rows = database.prepare('SELECT id FROM events').all();
  database.close();
  const ids = rows.map(({ id }) => String(id));
  expect(new Set(ids).size).toBe(ids.length);
  return [...ids, ...idsIn(join(data, 'events.spill')), ...idsIn(join(data, 'events.rejected'))];
}

function idsIn(path: string): string[] {
  const bytes = readFileSync(path);
  const ids: string[] = [];
  for (let read = readRecord(bytes, 0); read; read = readRecord(bytes, read.end)) {
    ids.push(read.event.id);
  }
  return ids;
}

/** The server's start needs some two hundred of these; then each event needs a few. */
const faults: Record<string, readonly string[]> = {
  'is full from some write on': ['-e', 'inject=pwrite64:error=ENOSPC:when=250+'],
};

test(`a server whose disk${where}`, () => {
  it.each(Object.entries(faults))(
    '%s acknowledges no event that it has not kept',
    async (_, inject) => {
      const url = await start(inject);
      const load = startLoad(url, 4, 0);
      const deadline = performance.now() + 3000;
      while (performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
      await load.stop();
      await kill();
      const there = new Set(kept());
      expect([...load.acknowledged].filter((id) => !there.has(id))).toEqual([]);
      expect(load.acknowledged.size).toBeGreaterThan(0);
      expect(load.refused).toBeGreaterThan(0);
    },
  );

  it('is well says 204 to an event only when that is on it', async () => {
    const trace = join(folder, 'trace');
    const calls = 'trace=pwrite64,fsync,fdatasync,write,writev';
    const url = await start(['-o', trace, '-e', calls]);
    for (let n = 0; n < 200; n += 1) {
      expect(await postEvent(url, eventOf('ringing', 'CON', `leg-${n}`).body)).toBe(204);
    }
    await kill();
    expect(acknowledgements(readFileSync(trace, 'utf8'))).toEqual({ early: 0, durable: 200 });
  });
});

/** How many 204s came after their event was written and synced, and how many before. */
function acknowledgements(trace: string): { early: number; durable: number } {
  let state: 'nothing' | 'written' | 'synced' = 'nothing';
  const count = { early: 0, durable: 0 };
  for (const line of trace.split('\n')) {
    if (/ pwrite64\(/.test(line)) state = 'written';
    else if (/ f(?:data)?sync(?:\(| resumed).*= 0$/.test(line) && state === 'written')
      state = 'synced';
    else if (line.includes('"HTTP/1.1 204')) {
      count[state === 'synced' ? 'durable' : 'early'] += 1;
      state = 'nothing';
    }
  }
  return count;
}
