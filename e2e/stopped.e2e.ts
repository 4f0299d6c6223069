import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { WebhookSigner } from '@hotline/server/testing/webhook-signer';
import { byHand, type ByHand } from './by-hand.ts';
import { ready, spawnStart } from './hotline.ts';
import { lookInto } from './look-into.ts';

const event = (n: number) => JSON.stringify({ status: 'ringing', uuid: 'bob', n });
const hash = (body: string) => createHash('sha256').update(body).digest('hex');

/** A request that has been begun, and what it is answered when it is finished. */
interface Begun {
  finish(): Promise<string>;
}

async function begin(url: string, head: string, rest: string): Promise<Begun> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  await once(socket, 'connect');
  await new Promise((resolve) => socket.write(`${head}\r\nHost: ${hostname}\r\n`, resolve));
  return {
    finish: async () => {
      socket.write(rest);
      await once(socket, 'close');
      return answer;
    },
  };
}

function beginEvent(url: string, sign: WebhookSigner, body: string): Promise<Begun> {
  const about = 'POST /webhooks/event HTTP/1.1\r\nContent-Type: application/json';
  const head = `${about}\r\nAuthorization: ${sign(body)}`;
  return begin(url, head, `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

describe('a server that is told to stop under load', () => {
  const started = spawnStart();
  const { child, folder, sign } = started;

  afterAll(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('answers what it was asked, ends its streams, and has kept all that it acknowledged', async () => {
    const [url] = await ready(started);
    const hotline = byHand(url, sign);
    const streams = await openStreams(hotline, 4);

    // Each has begun, and ends after the server was told.
    const asked = Array.from({ length: 20 }, (_, n) => event(n));
    const begun = await Promise.all(asked.map((body) => beginEvent(url, sign, body)));
    const readiness = await begin(url, 'GET /health/ready HTTP/1.1', '\r\n');
    const acknowledged = new Set<string>();
    let next = asked.length;
    const load = Array.from({ length: 16 }, () =>
      post(url, sign, () => event((next += 1)), acknowledged),
    );
    while (acknowledged.size < 200) await new Promise(setImmediate);

    const told = performance.now();
    child.kill('SIGTERM');
    const exited = once(child, 'exit');
    // A stream that ends is the sign that it has heard.
    await Promise.all(streams);
    const [ready503, ...answers] = await Promise.all(
      [readiness, ...begun].map((one) => one.finish()),
    );
    const [code] = (await exited) as [unknown];
    const took = performance.now() - told;
    await Promise.all(load);

    expect(code).toBe(0);
    expect(took).toBeLessThan(10_000);
    expect(ready503).toMatch(/^HTTP\/1.1 503 [^]*"closing"/);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1.1 204 /);
    for (const stream of await Promise.all(streams)) expect(stream).toMatch(/^retry: \d+\n\n/);
    const rows = lookInto({ folder }, 'SELECT id FROM events');
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows).toEqual(expect.arrayContaining([...acknowledged, ...asked.map(hash)]));
  });
});

/** All that each stream says until it ends; rejects when it breaks off instead. */
async function openStreams(hotline: ByHand, count: number): Promise<Promise<string>[]> {
  const cookie = await hotline.signIn();
  const open = await Promise.all(Array.from({ length: count }, () => hotline.listen(cookie)));
  return open.map((stream) => stream.text());
}

/** Posts events until the server takes no more. */
async function post(
  url: string,
  sign: WebhookSigner,
  next: () => string,
  acknowledged: Set<string>,
): Promise<void> {
  try {
    for (;;) {
      const body = next();
      const headers = { 'content-type': 'application/json', authorization: sign(body) };
      const { ok } = await fetch(`${url}/webhooks/event`, { method: 'POST', headers, body });
      if (ok) acknowledged.add(hash(body));
    }
  } catch {
    // It is gone: the platform would come again.
  }
}
