import { connect, type Socket } from 'node:net';
import { webhookSigner } from '@hotline/server/testing/webhook-signer';
import { signFor } from '../../e2e/sign-for.ts';
import { account } from './calls.ts';
import { requests, type Webhook } from './requests.ts';

/**
 * One round, in a process of its own: `load.ts <port> <webhook> <from> <count> <expected text> [account's folder]` prints requests per
 * second. It counts bytes instead of parsing, so that it costs less than the servers it measures.
 */
const [port = '', webhook = '', from = '', count = '', expected = '', home] = process.argv.slice(2);
const connections = 32;

const wanted = { webhook: webhook as Webhook, from: Number(from), count: Number(count) };
const sign = home === undefined ? webhookSigner(account) : signFor(home);
const waiting = requests(wanted, sign).map((text) => Buffer.from(text));
let next = 0;

const answerLength = await measure();
const began = performance.now();
const measured = waiting.length - next;
await Promise.all(Array.from({ length: connections }, runConnection));
const seconds = (performance.now() - began) / 1000;
process.stdout.write(JSON.stringify({ perSecond: measured / seconds }));

function open(): Socket {
  const socket = connect(Number(port), '127.0.0.1').setNoDelay().setTimeout(10_000);
  return socket.once('timeout', () => socket.destroy(new Error('No right answer within 10 s.')));
}

function send(socket: Socket): void {
  const bytes = waiting[next];
  next += 1;
  if (bytes === undefined) socket.end();
  else socket.write(bytes);
}

/** The length of a right answer: every one is as long, because ids and dates are. */
async function measure(): Promise<number> {
  const socket = open();
  send(socket);
  let text = '';
  for await (const chunk of socket) {
    text += String(chunk);
    const head = text.indexOf('\r\n\r\n') + 4;
    const body = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (head > 3 && text.length === head + body) break;
  }
  if (!text.startsWith('HTTP/1.1 2') || !text.includes(expected)) throw new Error(`Wrong: ${text}`);
  return text.length;
}

/** Sends one request after the other over one connection until none is left. */
function runConnection(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = open().once('error', reject);
    socket.once('close', () => {
      resolve();
    });
    let received = 0;
    socket.once('connect', () => {
      send(socket);
    });
    socket.on('data', (chunk) => {
      received += chunk.length;
      if (received < answerLength) return;
      if (received > answerLength) socket.destroy(new Error(`Wrong: ${chunk.toString()}`));
      received = 0;
      send(socket);
    });
  });
}
