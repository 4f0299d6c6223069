/**
 * How fast the webhooks are, beside a bare Express 5 route and the 2020 tutorial's kind of server, in one run.
 * `node bench/webhooks.ts [rounds] [requests a round]`
 */
import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Reply, Request } from './webhooks/contestant.ts';
import type { Webhook } from './webhooks/requests.ts';

const [rounds = 7, count = 4000] = process.argv.slice(2).map(Number);
const folder = join(import.meta.dirname, 'webhooks');
const logs = mkdtempSync(join(tmpdir(), 'bench-'));
const names = ['bare', 'hotline', 'hotline, SQLite', 'tutorial'] as const;
const webhooks: readonly Webhook[] = ['answer', 'event'];
type Name = (typeof names)[number];

interface Contestant {
  readonly name: Name;
  readonly child: ChildProcess;
  readonly port: number;
}

interface Lap {
  /** By the clock, the load beside it on the same machine. */
  readonly perSecond: number;
  /** By the server's own processor time: what one core of it could bear, whoever else is busy. */
  readonly perCpuSecond: number;
}

const contestants = await Promise.all(names.map(start));
const laps = new Map<string, Lap[]>();
// The first rounds warm up and are not counted.
for (let round = -2; round < rounds; round += 1) {
  for (const webhook of webhooks) {
    for (const contestant of contestants) {
      const lap = await race(contestant, webhook, (round + 2) * count);
      const key = `${webhook} ${contestant.name}`;
      if (round >= 0) laps.set(key, [...(laps.get(key) ?? []), lap]);
    }
  }
}
for (const { child } of contestants) {
  child.disconnect();
  await once(child, 'exit');
}
rmSync(logs, { recursive: true });
print();

async function start(name: Name): Promise<Contestant> {
  const [program, store] = name.split(', ');
  const data = store === undefined ? [] : [join(logs, 'data')];
  const child = fork(join(folder, `${program}-server.ts`), data, {
    // To a file, as under a process manager: a log that goes nowhere would cost nothing.
    stdio: ['ignore', openSync(join(logs, name), 'w'), 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(child, 'message')) as [Reply];
  return { name, child, port };
}

async function race({ child, port }: Contestant, webhook: Webhook, from: number): Promise<Lap> {
  const before = await ask(child, { from, count: webhook === 'answer' ? count : 0 });
  const expected = webhook === 'answer' ? '"connect"' : 'HTTP';
  const args = [join(folder, 'load.ts'), port, webhook, from, count, expected].map(String);
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { perSecond } = JSON.parse(stdout) as { perSecond: number };
  const after = await ask(child, { from, count: 0 });
  return { perSecond, perCpuSecond: (count * 1000) / (after.cpuMs - before.cpuMs) };
}

async function ask(child: ChildProcess, request: Request): Promise<Reply> {
  child.send(request);
  const [reply] = (await once(child, 'message')) as [Reply];
  return reply;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Median rate, and median ratio to the bare server of the same round: the machine's mood changes in between. */
function summary(webhook: Webhook, name: Name, measure: keyof Lap): string {
  const rates = (of: Name) => (laps.get(`${webhook} ${of}`) ?? []).map((lap) => lap[measure]);
  const bare = rates('bare');
  const ratio = median(rates(name).map((rate, round) => rate / (bare[round] ?? NaN)));
  return `${Math.round(median(rates(name)))} | ${ratio.toFixed(2)}`;
}

function print(): void {
  const rows = webhooks.flatMap((webhook) =>
    names.map((name) => {
      const [clock, cpu] = [
        summary(webhook, name, 'perSecond'),
        summary(webhook, name, 'perCpuSecond'),
      ];
      return `| ${webhook} | ${name} | ${clock} | ${cpu} |`;
    }),
  );
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  const run = `median of ${rounds} rounds of ${count} requests over 32 connections`;
  const head = [
    '| webhook | server | requests/s | ratio | requests/CPU-s | ratio |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  process.stdout.write(`${machine}; ${run}.\n\n${[...head, ...rows].join('\n')}\n`);
}
