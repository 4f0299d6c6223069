import { WebSocket } from 'ws';
import type { RawData } from 'ws';
import { z } from 'zod';
import type { WebsocketListener, WebsocketOrder } from '../platform/ports.ts';
import { loopbackUrl } from '../webhooks/loopback-url.ts';
import { frameSamples, sampleRate, silentFrame } from './frame.ts';
import type { Line } from './line.ts';
import { SoundQueue } from './sound-queue.ts';
import { lowerRate, raiseRate } from './stream-resample.ts';

/** How many frames a server may be ahead: about a minute. */
const mostFrames = 3072;
/** Milliseconds until the connection must stand. */
const handshakeTimeout = 5000;
/** A server that does not say goodbye by then is cut off. */
const closeTime = 2000;

const command = z.discriminatedUnion('action', [
  z.object({ action: z.literal('clear') }),
  z.object({ action: z.literal('notify'), payload: z.unknown() }),
]);

export interface WebsocketLineDependencies {
  readonly order: WebsocketOrder;
  readonly listener: WebsocketListener;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** The line to a customer's websocket server: frames of 20 ms, 16 bits, both ways. */
export function websocketLine({ order, listener, after }: WebsocketLineDependencies): Line {
  const { uri, rate, authorization } = order;
  if (!(loopbackUrl(uri, ['ws', 'wss']) instanceof URL)) return deadLine(listener, after);
  const headers = authorization === undefined ? {} : { authorization };
  const socket = new WebSocket(uri, { headers, handshakeTimeout, perMessageDeflate: false });
  const queue = new SoundQueue(mostFrames * frameSamples);
  const lower = lowerRate(rate / sampleRate);
  const raise = raiseRate(rate / sampleRate);
  const say = (message: object): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };

  socket.on('message', (data, binary) => {
    if (binary) queue.put(lower(samplesOf(data)));
    else obey(textOf(data), queue, say);
  });
  tell(socket, order, listener, say);
  return {
    talk: () => queue.take(),
    listen: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(bytesOf(raise(frame)));
    },
    hearKey: (digit, duration) => {
      say({ event: 'websocket:dtmf', digit, duration });
    },
    close: () => {
      hangUp(socket, after);
    },
  };
}

/** Nothing may leave this machine. */
function deadLine(listener: WebsocketListener, after: WebsocketLineDependencies['after']): Line {
  const close = after(0, () => {
    listener.refused();
  });
  return { talk: () => silentFrame, listen: () => undefined, close };
}

function tell(
  socket: WebSocket,
  { contentType, headers }: WebsocketOrder,
  listener: WebsocketListener,
  say: (message: object) => void,
): void {
  let opened = false;
  socket.on('open', () => {
    opened = true;
    say({ event: 'websocket:connected', 'content-type': contentType, ...headers });
    listener.opened();
  });
  // Every error is followed by a close, which tells the same.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    if (opened) listener.closed();
    else listener.refused();
  });
}

function hangUp(socket: WebSocket, after: WebsocketLineDependencies['after']): void {
  // What we do ourselves is no news.
  socket.removeAllListeners('close');
  socket.close();
  const callOff = after(closeTime, () => {
    socket.terminate();
  });
  socket.once('close', callOff);
  if (socket.readyState === WebSocket.CLOSED) callOff();
}

function obey(text: string, queue: SoundQueue, say: (message: object) => void): void {
  const { data } = command.safeParse(parsed(text));
  if (data?.action === 'clear') {
    queue.clear();
    say({ event: 'websocket:cleared' });
  }
  if (data?.action === 'notify') {
    queue.afterwards(() => {
      say({ event: 'websocket:notify', payload: data.payload });
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no command.
    return undefined;
  }
}

function bufferOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

const textOf = (data: RawData): string => bufferOf(data).toString('utf8');

function samplesOf(data: RawData): Int16Array {
  const bytes = bufferOf(data);
  return new Int16Array(Math.floor(bytes.length / 2)).map((_, index) =>
    bytes.readInt16LE(2 * index),
  );
}

function bytesOf(sound: Int16Array): Buffer {
  const bytes = Buffer.alloc(2 * sound.length);
  for (const [index, sample] of sound.entries()) bytes.writeInt16LE(sample, 2 * index);
  return bytes;
}
