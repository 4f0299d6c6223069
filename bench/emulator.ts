/**
 * How much sound the emulator can carry. Calls are made as browsers make them (an offer, ICE, DTLS, 50 packets a second
 * each way) by peers in a second process, who each say a tone of their own.
 * `node bench/emulator.ts echo [phones] [seconds]`: each with a phone that says back what it hears;
 * `node bench/emulator.ts bridges [pairs] [seconds]`: two with each other;
 * `node bench/emulator.ts conference [members] [seconds]`: all in one room.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { createMedia } from '@hotline/emulator/media/media';
import type { AudioEnd } from '@hotline/emulator/platform/ports';
import { beTheCallers, type FromCallers, type Heard, type ToCallers } from './sound/callers.ts';
import { percentile } from './whole/percentile.ts';

const [shape = 'echo', count = '20', duration = '20'] = process.argv.slice(2);
const seconds = Number(duration);
/** The callers of one room, by their places in the list of all. */
const rooms = roomsOf(shape, Number(count));
const callersInAll = rooms.flat().length;

/** How late the emulator's own frames begin, in milliseconds. */
const late: number[] = [];

if (process.send === undefined) await beTheEmulator();
else await beTheCallers(rooms, process.send.bind(process));

function roomsOf(shape: string, count: number): number[][] {
  const row = (length: number): number[] => Array.from({ length }, (_, index) => index);
  if (shape === 'echo') return row(count).map((caller) => [caller]);
  if (shape === 'bridges') return row(count).map((pair) => [2 * pair, 2 * pair + 1]);
  if (shape === 'conference') return [row(count)];
  throw new Error(`There is no "${shape}": echo, bridges or conference.`);
}

async function beTheEmulator(): Promise<void> {
  const callers = fork(import.meta.filename, [shape, count, duration]);
  const tell = (message: ToCallers) => void callers.send(message);
  const hear = async () => ((await once(callers, 'message')) as [FromCallers])[0];

  const first = await hear();
  if (!('offers' in first)) throw new Error('The callers must offer first.');
  const { ends, answers, connected } = await takeIn(first.offers);
  tell({ answers });
  await connected;

  late.length = 0;
  const before = process.cpuUsage();
  const startedAt = performance.now();
  tell({ measure: seconds });
  const last = await hear();
  const elapsed = performance.now() - startedAt;
  const used = process.cpuUsage(before);
  if (!('heard' in last)) throw new Error('The callers must tell what they heard.');
  report(last.heard, (used.user + used.system) / 1000 / elapsed);
  for (const end of ends) end.close();
  callers.kill();
}

function after(milliseconds: number, run: () => void): () => void {
  const due = performance.now() + milliseconds;
  const timer = setTimeout(() => {
    if (milliseconds <= 20) late.push(performance.now() - due);
    run();
  }, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}

async function takeIn(offers: readonly string[]) {
  const media = createMedia({ after });
  const ends: AudioEnd[] = [];
  const answers: string[] = [];
  const connecting: Promise<void>[] = [];
  for (const members of rooms) {
    const room = media.room();
    const enter = (end: AudioEnd): void => {
      room.add(end);
      ends.push(end);
    };
    if (members.length === 1) enter(media.phone('echo'));
    for (const member of members) {
      const browser = await media.answer(offers[member] ?? '');
      enter(browser);
      answers.push(browser.sdp);
      connecting.push(new Promise((resolve) => browser.onConnected?.(resolve)));
    }
  }
  return { ends, answers, connected: Promise.all(connecting) };
}

function report(heard: readonly Heard[], cores: number): void {
  const sum = (pick: (one: Heard) => number) => heard.reduce((total, one) => total + pick(one), 0);
  const jitter = heard.flatMap((one) => one.jitter);
  const lines = [
    `machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}`,
    `${shape} ${count}: ${callersInAll} callers for ${seconds} s`,
    `packets to the callers: ${sum(({ received }) => received)} received, ${sum(({ expected, received }) => expected - received)} lost`,
    `callers that heard every tone they should: ${heard.filter(({ right }) => right).length}`,
    `packets a second and caller: ${(sum(({ received }) => received) / heard.length / seconds).toFixed(2)} (50 are due)`,
    `frames of the emulator begin late by p50 ${percentile(late, 0.5).toFixed(1)} ms, p99 ${percentile(late, 0.99).toFixed(1)} ms`,
    `packets reach the callers off 20 ms by p50 ${percentile(jitter, 0.5).toFixed(1)} ms, p99 ${percentile(jitter, 0.99).toFixed(1)} ms`,
    `CPU of the emulator: ${(100 * cores).toFixed(1)} % of one core`,
    `memory: ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
