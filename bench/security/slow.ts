import { createConnection, type Socket } from 'node:net';
import { percentile } from '../whole/percentile.ts';
import { some, type Check, type Finding } from './finding.ts';
import { startRunning, type Running } from './running.ts';

/** Ways to hold a connection: what is sent at first, and a byte every second. */
const manners: Readonly<Record<string, readonly [first: string, more: string]>> = {
  headers: ['GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'a'],
  'a body': [
    'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n{',
    ' ',
  ],
  'the body of a webhook': [
    'POST /webhooks/event HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a.b.c\r\nContent-Length: 9999\r\n\r\n{',
    ' ',
  ],
  nothing: ['', ''],
};

/** As long as anybody may hold a connection, milliseconds. */
const patienceMs = 10_000;

/** Many slow clients do not keep others from being served, and do not stay. */
export const slow: Check = async (share) => {
  const sockets = some(500, share);
  const findings: Finding[] = [];
  for (const [what, manner] of Object.entries(manners)) {
    await using running = await startRunning();
    const cookie = await running.signIn('john');
    await asked(running, cookie, 2000);
    const usual = await asked(running, cookie, 3000);
    const held = hold(running.url, sockets, manner);
    const during = await asked(running, cookie, 3000);
    const gone = await held.gone(patienceMs + 5000);
    const after = await asked(running, cookie, 1000);
    const ratio = (part: number) => {
      const [then, now] = [usual.concat(after), during].map((times) => percentile(times, part));
      return ((now ?? NaN) / (then ?? NaN)).toFixed(2);
    };
    findings.push({
      check: `${sockets} sockets that send ${what}${manner[1] && ' slowly'}`,
      tried: sockets,
      outcome: `${gone.left} left, the last gone after ${(gone.lastMs / 1000).toFixed(1)} s; for others ${ratio(0.5)} × the usual median and ${ratio(0.99)} × the p99`,
      holds: gone.left === 0 && gone.lastMs <= patienceMs,
    });
  }
  return findings;
};

/** How long each question takes, one after the other, for so many milliseconds. */
async function asked({ send }: Running, cookie: string, forMs: number): Promise<number[]> {
  const times: number[] = [];
  for (const until = performance.now() + forMs; performance.now() < until;) {
    const began = performance.now();
    const { status } = await send({ path: '/api/calls', headers: { cookie } });
    if (status !== 200) throw new Error(`Not served: ${status}`);
    times.push(performance.now() - began);
  }
  return times;
}

function hold(url: string, count: number, [first, more]: readonly [string, string]) {
  const began = performance.now();
  const open = new Set<Socket>();
  let lastMs = 0;
  for (let made = 0; made < count; made += 1) {
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
    open.add(socket);
    const beat = setInterval(() => {
      if (more !== '' && socket.writable) socket.write(more);
    }, 1000);
    socket.write(first);
    socket.resume().on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(beat);
      open.delete(socket);
      lastMs = performance.now() - began;
    });
  }
  return {
    gone: async (withinMs: number) => {
      while (open.size > 0 && performance.now() - began < withinMs) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const left = open.size;
      for (const socket of open) socket.destroy();
      return { left, lastMs };
    },
  };
}
