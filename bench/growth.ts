/**
 * What placing a call, looking at the first page and applying an event cost when 1,000, 100,000 and 1,000,000 calls are
 * stored. `node bench/growth.ts [calls measured]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createMemoryStore } from '@hotline/server/store/memory-store';
import { openPostgresStore } from '@hotline/server/store/postgres-store';
import { openSqliteStore } from '@hotline/server/store/sqlite-store';
import type { Store } from '@hotline/server/store/store';
import { lookInto } from '../e2e/look-into.ts';
import { fill, postgres, sqlite, type Example } from './growth/fill.ts';
import { oneCall, story, type Times } from './growth/one-call.ts';
import { withDatabases } from './whole/databases.ts';
import { percentile } from './whole/percentile.ts';

const [measured = 200] = process.argv.slice(2).map(Number);
const sizes = [1000, 100_000, 1_000_000];
/** The smallest log has a full page of each. */
const users = 20;
const steps = ['place', 'page', 'event'] as const;
const titles = { place: 'place a call', page: 'first page', event: 'apply an event' };

interface Grown {
  readonly store: Store;
  readonly times: Times;
}

const example = await makeExample();
const head = ['store', 'what', ...sizes.map((size) => size.toLocaleString('en')), 'growth'];
tell(head);
tell(head.map(() => '---'));

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  await measure('SQLite', await Promise.all(sizes.map(filledSqlite)));
} finally {
  rmSync(folder, { recursive: true });
}
await withDatabases(async (database) => {
  const stores: Store[] = [];
  for (const size of sizes) stores.push(await filledPostgres(await database(), size));
  await measure('PostgreSQL', stores);
});

/** A call from its beginning to its end, as a store has it. */
async function makeExample(): Promise<Example> {
  const store = createMemoryStore();
  const name = 'example'.padEnd(32, '-');
  const id = await oneCall(store, 'user-0', name);
  const call = await store.find(id);
  if (!call) throw new Error('No example.');
  return { call, bodies: story(name) };
}

async function filledSqlite(size: number): Promise<Store> {
  const options = { folder: join(folder, String(size)), pid: process.pid };
  await openSqliteStore(options).close();
  const database = new DatabaseSync(join(options.folder, 'hotline.db'));
  database.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000');
  for (const sql of fill(sqlite, example, size, users)) database.exec(sql);
  database.close();
  return openSqliteStore(options);
}

async function filledPostgres(url: string, size: number): Promise<Store> {
  const onBroken = (error: Error) => process.stderr.write(`${error.message}\n`);
  const store = await openPostgresStore({ url, onBroken });
  for (const sql of fill(postgres, example, size, users)) lookInto({ databaseUrl: url }, sql);
  return store;
}

/** Calls go to each store in turn, so that whoever else is busy is busy for all of them. */
async function measure(name: string, stores: readonly Store[]): Promise<void> {
  const grown: Grown[] = stores.map((store) => ({
    store,
    times: { place: [], page: [], event: [] },
  }));
  const warmUp = measured / 4;
  for (let call = -warmUp; call < measured; call += 1) {
    const user = `user-${(call + warmUp) % users}`;
    for (const { store, times } of grown) {
      await oneCall(store, user, `measured-${call}`, call < 0 ? undefined : times);
    }
  }
  for (const { store } of grown) await store.close();
  for (const step of steps) {
    const medians = grown.map(({ times }) => percentile(times[step], 0.5));
    const growth = Math.max(...medians) / (medians[0] ?? NaN);
    tell([name, titles[step], ...medians.map((ms) => `${ms.toFixed(2)} ms`), growth.toFixed(2)]);
  }
}

function tell(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
