/**
 * How soon 500 open pages see what happens, on one server and across two on one PostgreSQL.
 * `node bench/live.ts [seconds] [changes a second]`
 */
import { lookInto } from '../e2e/look-into.ts';
import { beginCalls, makeChanges } from './live/changes.ts';
import { oneMore, openListeners } from './live/listeners.ts';
import { tally } from './live/tally.ts';
import { createAsk } from './whole/ask.ts';
import { withDatabases } from './whole/databases.ts';
import { percentile, spread } from './whole/percentile.ts';
import { startWhole } from './whole/start-whole.ts';

const [seconds = 30, perSecond = 100] = process.argv.slice(2).map(Number);
const windows = 4;
const users = Array.from({ length: 125 }, (_, index) => `user-${index}`);

/** One row: where the events go to and where the streams are, of one server or two. */
interface Setting {
  readonly name: string;
  readonly databaseUrl?: string;
  readonly servers: 1 | 2;
  /** Whether the servers lose sight of each other when half of the time is over. */
  readonly cut?: boolean;
}

process.stdout.write(
  '| setting | changes | seen p50 | seen p99 | worst | merged | missed | repeated | stream 501 | memory a stream |\n' +
    `|${' --- |'.repeat(10)}\n`,
);
await run({ name: 'one server, SQLite', servers: 1 });
await withDatabases(async (database) => {
  await run({ name: 'one server, PostgreSQL', databaseUrl: await database(), servers: 1 });
  await run({ name: 'two servers', databaseUrl: await database(), servers: 2 });
  const databaseUrl = await database();
  await run({ name: 'two servers, LISTEN cut', databaseUrl, servers: 2, cut: true });
});

async function run({ name, databaseUrl, servers, cut }: Setting): Promise<void> {
  await using home = await startWhole([...users, 'late'], databaseUrl);
  await using second = servers === 1 ? undefined : await startWhole(users, databaseUrl);
  const [ask, tell] = [createAsk(home), createAsk(second ?? home)];
  const before = await home.health();
  const { listeners, cookies } = await openListeners(home.url, ask, users, windows);
  await beginCalls(ask, listeners, cookies);
  const after = await home.health();
  const refused = await oneMore(ask, 'late');

  const rate = { perSecond, count: perSecond * seconds };
  const changes = await makeChanges(tell, users, rate, () => {
    if (cut) cutListening(databaseUrl ?? '');
  });
  // What is not seen by then counts as missed: a cut connection is repaired within seconds.
  await new Promise((resolve) => setTimeout(resolve, 5000));
  for (const { close } of listeners) close();

  const { times, merged, missed, repeated } = tally(changes, listeners);
  const memory = `${Math.round((after.rss - before.rss) / listeners.length / 1024)} KB`;
  const worst = percentile(times, 1).toFixed(1);
  const cells = [changes.length, spread(times), worst, merged, missed, repeated, refused, memory];
  process.stdout.write(`| ${[name, ...cells].join(' | ')} |\n`);
}

/** Ends the connections by which the servers hear of each other's changes, whatever was asked on them last. */
function cutListening(databaseUrl: string): void {
  const theirs = "query LIKE 'LISTEN %' OR query LIKE '%pg_notify(%' OR query = 'SELECT 1'";
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND (${theirs})`;
  if (lookInto({ databaseUrl }, cut).length < 2) throw new Error('Two servers must be listening.');
}
