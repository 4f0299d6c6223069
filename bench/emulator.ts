/**
 * How many calls the emulator's sound can carry. Calls are made as browsers make them (an offer, ICE,
 * DTLS, 50 packets a second each way) by peers in a second process; each is joined with an echoing phone.
 * Run: `node bench/emulator.ts [calls] [seconds]`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { createMedia } from '@hotline/emulator/media/media';
import { strengthAt } from '@hotline/emulator/media/spectrum';
import { createCaller, type Caller } from '@hotline/emulator/media/testing/caller';
import { burst } from '@hotline/emulator/media/tones';
import type { AudioEnd } from '@hotline/emulator/platform/ports';

const [calls = 20, seconds = 20] = process.argv.slice(2).map(Number).filter(Number.isFinite);

/** What a caller got in the time measured. */
interface Heard {
  readonly expected: number;
  readonly received: number;
  readonly echo: boolean;
}

type FromCallers = { readonly offers: string[] } | { readonly heard: Heard[] };
type ToCallers = { readonly answers: string[] } | { readonly measure: number };

if (process.send === undefined) await beTheEmulator();
else await beTheCallers(process.send.bind(process));

async function beTheEmulator(): Promise<void> {
  const callers = fork(import.meta.filename, [String(calls), String(seconds)]);
  const tell = (message: ToCallers) => void callers.send(message);
  const hear = async () => ((await once(callers, 'message')) as [FromCallers])[0];

  const media = createMedia();
  const ends: AudioEnd[] = [];
  const first = await hear();
  if (!('offers' in first)) throw new Error('The callers must offer first.');
  const connecting: Promise<void>[] = [];
  const answers: string[] = [];
  for (const offer of first.offers) {
    const browser = await media.answer(offer);
    const [phone, room] = [media.phone('echo'), media.room()];
    room.add(browser);
    room.add(phone);
    ends.push(browser, phone);
    answers.push(browser.sdp);
    connecting.push(new Promise((resolve) => browser.onConnected?.(resolve)));
  }
  tell({ answers });
  await Promise.all(connecting);

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

function report(heard: readonly Heard[], cores: number): void {
  const sum = (pick: (one: Heard) => number) => heard.reduce((total, one) => total + pick(one), 0);
  const lines = [
    `machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}`,
    `${heard.length} calls for ${seconds} s`,
    `packets to the callers: ${sum(({ received }) => received)} received, ${sum(({ expected, received }) => expected - received)} lost`,
    `calls that heard their own tone come back: ${heard.filter(({ echo }) => echo).length}`,
    `packets a second and call: ${(sum(({ received }) => received) / heard.length / seconds).toFixed(2)} (50 are due)`,
    `CPU of the emulator: ${(100 * cores).toFixed(1)} % of one core`,
    `memory: ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function beTheCallers(send: (message: FromCallers) => void): Promise<void> {
  const callers = await Promise.all(Array.from({ length: calls }, createCaller));
  send({ offers: callers.map(({ offer }) => offer) });
  process.on('message', (message: ToCallers) => {
    if ('answers' in message) {
      callers.forEach((caller, index) => void caller.accept(message.answers[index] ?? ''));
    } else
      void measure(callers, message.measure).then((heard) => {
        send({ heard });
      });
  });
}

async function measure(callers: readonly Caller[], duration: number): Promise<Heard[]> {
  const tone = burst([1000], 8000 * (duration + 1));
  const before = callers.map(({ packets }) => packets.length);
  for (const caller of callers) caller.say(tone);
  await new Promise((resolve) => setTimeout(resolve, duration * 1000));
  return callers.map((caller, index) => {
    const sequence = caller.packets.slice(before[index]);
    const [first = 0, last = -1] = [sequence[0], sequence.at(-1)];
    return {
      expected: ((last - first) & 0xffff) + 1,
      received: new Set(sequence).size,
      echo: strengthAt(1000, caller.heard().slice(-8000)) > 0.05,
    };
  });
}
