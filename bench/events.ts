/**
 * How many events a second the whole server acknowledges when each is on disk first, beside a bare HTTP server that
 * inserts one row an event and commits, in one run. `node bench/events.ts [rounds] [calls a round]`
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lookInto, type Keeper } from '../e2e/look-into.ts';
import type { Reply } from './webhooks/contestant.ts';
import { createAsk, expected, place, signIn } from './whole/ask.ts';
import { question, webhooksOfCall } from './whole/call-story.ts';
import { withDatabases } from './whole/databases.ts';
import { percentile } from './whole/percentile.ts';
import { startWhole } from './whole/start-whole.ts';

const [rounds = 9, calls = 300] = process.argv.slice(2).map(Number);
const count = calls * (webhooksOfCall - 1);
/** Each has one call at a time. */
const users = Array.from({ length: calls }, (_, index) => `user-${index}`);

interface Contestant {
  readonly name: string;
  readonly port: string;
  /** Where the account is by which its webhooks are signed, if it looks. */
  readonly home?: string;
  /** Makes calls that are up, one a user, counted on from `from`. */
  readonly prepare: (from: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

await withDatabases(async (database) => {
  const contestants = [
    await bare('SQLite'),
    await hotline('SQLite'),
    await bare('PostgreSQL', await database()),
    await hotline('PostgreSQL', await database()),
  ];
  const rates = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  // The first rounds warm up and are not counted.
  for (let round = -2; round < rounds; round += 1) {
    for (const { name, port, home, prepare } of contestants) {
      const from = (round + 2) * calls;
      await prepare(from);
      const rate = await race(port, from, home);
      if (round >= 0) rates.get(name)?.push(rate);
    }
  }
  for (const { stop } of contestants) await stop();
  print(rates);
});

async function bare(store: string, databaseUrl?: string): Promise<Contestant> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const child = fork(join(import.meta.dirname, 'events/bare-server.ts'), [databaseUrl ?? folder]);
  const [{ port }] = (await once(child, 'message')) as [Reply];
  return {
    name: `bare, ${store}`,
    port: String(port),
    prepare: () => Promise.resolve(),
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

async function hotline(store: string, databaseUrl?: string): Promise<Contestant> {
  const server = await startWhole(users, databaseUrl);
  const ask = createAsk(server);
  const cookies: string[] = [];
  for (const user of users) cookies.push(await signIn(ask, user));
  const prepare = async (from: number) => {
    for (const [index, user] of users.entries()) {
      const id = await place(ask, cookies[index] ?? '');
      const asked = ask('/webhooks/answer', question(String(from + index), id, user));
      if (!(await expected(200, asked)).text.includes('"connect"')) throw new Error('No connect.');
    }
  };
  const keeper = databaseUrl === undefined ? server : { databaseUrl };
  const stop = async () => {
    expectTruth(keeper);
    await server[Symbol.asyncDispose]();
  };
  const home = join(server.folder, '.hotline');
  return { name: `hotline, ${store}`, port: new URL(server.url).port, home, prepare, stop };
}

/** Fast and forgetful does not count: every event is there, and every call came to its end. */
function expectTruth(keeper: Keeper): void {
  const all = (rounds + 2) * calls;
  const kept = Number(lookInto(keeper, 'SELECT count(*) FROM events')[0]);
  const ended = `SELECT count(*) FROM calls WHERE state LIKE '%"reason":"completed"%'`;
  const over = Number(lookInto(keeper, ended)[0]);
  if (kept !== all * (webhooksOfCall - 1) || over !== all) {
    throw new Error(`${kept} events were kept and ${over} of ${all} calls are over.`);
  }
}

/** Events acknowledged a second. */
async function race(port: string, from: number, home?: string): Promise<number> {
  const load = join(import.meta.dirname, 'webhooks/load.ts');
  const args = [load, port, 'story', String(from), String(count), 'HTTP', ...(home ? [home] : [])];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return (JSON.parse(stdout) as { perSecond: number }).perSecond;
}

function print(rates: ReadonlyMap<string, readonly number[]>): void {
  const median = (values: readonly number[]) => percentile(values, 0.5);
  const rows = ['SQLite', 'PostgreSQL'].map((store) => {
    const [ours = [], theirs = []] = ['hotline', 'bare'].map((who) =>
      rates.get(`${who}, ${store}`),
    );
    const ratios = ours.map((rate, round) => rate / (theirs[round] ?? NaN));
    const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
    const [bare, hotline] = [theirs, ours].map((values) => Math.round(median(values)));
    return `| ${store} | ${bare} | ${hotline} | ${median(ratios).toFixed(2)} | ${spread} |`;
  });
  const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  const run = `median of ${rounds} rounds of ${count} events over 32 connections`;
  const head = [
    '| store | bare/s | hotline/s | ratio | worst and best |',
    `|${' --- |'.repeat(5)}`,
  ];
  process.stdout.write(`${machine}; ${run}.\n\n${[...head, ...rows].join('\n')}\n`);
}
