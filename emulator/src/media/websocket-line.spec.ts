import { until } from '../testing/until.ts';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { WebsocketOrder } from '../platform/ports.ts';
import { frameSamples } from './frame.ts';
import type { Line } from './line.ts';
import { strengthAt } from './spectrum.ts';
import { websocketLine } from './websocket-line.ts';

type Told = Record<string, unknown>;

interface Customer {
  readonly uri: string;
  readonly said: Told[];
  readonly sound: Buffer[];
  readonly asked: { authorization?: string | undefined }[];
  readonly sockets: WebSocket[];
  close(): Promise<void>;
}

let customer: Customer;
const lines: Line[] = [];
const heard: string[] = [];

async function startCustomer(): Promise<Customer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const said: Told[] = [];
  const sound: Buffer[] = [];
  const sockets: WebSocket[] = [];
  const asked: Customer['asked'] = [];
  server.on('connection', (socket, request) => {
    asked.push({ authorization: request.headers.authorization });
    sockets.push(socket);
    socket.on('message', (data: Buffer, binary) => {
      if (binary) sound.push(data);
      else said.push(JSON.parse(data.toString()) as Told);
    });
  });
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.terminate();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
  return { uri: `ws://127.0.0.1:${port}/socket`, said, sound, asked, sockets, close };
}

function open(more: Partial<WebsocketOrder> = {}): Line {
  const { rate = 16_000 } = more;
  const contentType = `audio/l16;rate=${rate}`;
  const note = (what: string) => () => {
    heard.push(what);
  };
  const line = websocketLine({
    order: { uri: customer.uri, contentType, rate, headers: {}, ...more },
    listener: { opened: note('opened'), refused: note('refused'), closed: note('closed') },
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  lines.push(line);
  return line;
}

const opened = async (more: Partial<WebsocketOrder> = {}): Promise<Line> => {
  const line = open(more);
  await until(() => customer.said.length > 0);
  return line;
};

/** All that the server has sent is there: a pong comes after it. */
async function arrived(): Promise<void> {
  const [socket] = customer.sockets;
  const pong = new Promise((resolve) => socket?.once('pong', resolve));
  socket?.ping();
  await pong;
}

const hum = (rate: number, samples: number, hz = 1000): Int16Array =>
  new Int16Array(samples).map((_, at) => 8000 * Math.sin((2 * Math.PI * hz * at) / rate));

const bytes = (sound: Int16Array): Buffer => {
  const buffer = Buffer.alloc(sound.length * 2);
  sound.forEach((sample, at) => buffer.writeInt16LE(sample, at * 2));
  return buffer;
};

const takeAll = (line: Line, frames: number): Int16Array =>
  Int16Array.from(Array.from({ length: frames }, () => [...line.talk()]).flat());

beforeEach(async () => {
  heard.length = 0;
  customer = await startCustomer();
});

afterEach(async () => {
  for (const line of lines.splice(0)) line.close();
  await customer.close();
});

it('tells the server first what the sound is, with the headers at the top', async () => {
  await opened({ headers: { prop1: 'value1' }, authorization: 'Bearer mine' });
  expect(customer.said).toEqual([
    { event: 'websocket:connected', 'content-type': 'audio/l16;rate=16000', prop1: 'value1' },
  ]);
  expect(customer.asked).toEqual([{ authorization: 'Bearer mine' }]);
  expect(heard).toEqual(['opened']);
});

it.each([8000, 16_000, 24_000])('sends 20 ms a frame at %i Hz, in tune', async (rate) => {
  const line = await opened({ rate });
  const sound = hum(8000, 50 * frameSamples);
  for (let at = 0; at < sound.length; at += frameSamples) {
    line.listen(sound.subarray(at, at + frameSamples));
  }
  await until(() => customer.sound.length === 50);
  expect(customer.sound.map(({ length }) => length)).toEqual(Array(50).fill((rate / 50) * 2));
  const all = Buffer.concat(customer.sound);
  const samples = new Int16Array(all.length / 2).map((_, at) => all.readInt16LE(at * 2));
  // The measure knows 8 kHz: a tone of 1000 Hz is as much lower there as the rate is higher.
  expect(strengthAt((1000 * 8000) / rate, samples)).toBeGreaterThan(0.1);
  expect(strengthAt((2000 * 8000) / rate, samples)).toBeLessThan(0.01);
});

it.each([8000, 16_000, 24_000])('hears what the server says at %i Hz, in tune', async (rate) => {
  const line = await opened({ rate });
  const sound = hum(rate, rate);
  for (let at = 0; at < rate; at += rate / 50) {
    customer.sockets[0]?.send(bytes(sound.subarray(at, at + rate / 50)));
  }
  await arrived();
  const samples = takeAll(line, 50);
  expect(strengthAt(1000, samples)).toBeGreaterThan(0.1);
  expect(strengthAt(2000, samples)).toBeLessThan(0.01);
});

it('tells of a notify once all sound before it has been played', async () => {
  const line = await opened();
  customer.sockets[0]?.send(bytes(hum(16_000, 640)));
  customer.sockets[0]?.send(JSON.stringify({ action: 'notify', payload: { customKey: 'value' } }));
  customer.sockets[0]?.send('no json');
  const notified = { event: 'websocket:notify', payload: { customKey: 'value' } };
  await until(() => line.talk().some((sample) => sample !== 0));
  expect(customer.said).not.toContainEqual(notified);
  await until(() => {
    line.talk();
    return customer.said.length > 1;
  });
  expect(customer.said.at(-1)).toEqual(notified);
});

it('forgets at a clear what waits, and says so', async () => {
  const line = await opened();
  customer.sockets[0]?.send(bytes(hum(16_000, 16_000)));
  customer.sockets[0]?.send(JSON.stringify({ action: 'clear' }));
  await until(() => customer.said.length > 1);
  expect(customer.said.at(-1)).toEqual({ event: 'websocket:cleared' });
  expect(takeAll(line, 3).every((sample) => sample === 0)).toBe(true);
});

it('loses what a server sends further ahead than a minute', async () => {
  const line = await opened({ rate: 8000 });
  for (let second = 0; second < 63; second += 1) {
    customer.sockets[0]?.send(bytes(new Int16Array(8000).fill(7)));
  }
  await arrived();
  expect(takeAll(line, 3150).filter((sample) => sample === 7)).toHaveLength(3072 * frameSamples);
});

it('tells of keys', async () => {
  const line = await opened();
  line.hearKey?.('5', 260);
  await until(() => customer.said.length > 1);
  expect(customer.said.at(-1)).toEqual({ event: 'websocket:dtmf', digit: '5', duration: 260 });
});

it('says when the server is gone', async () => {
  await opened();
  customer.sockets[0]?.close();
  await until(() => heard.length > 1);
  expect(heard).toEqual(['opened', 'closed']);
});

it.each(['ws://127.0.0.1:1/nobody', 'ws://example.com/far-away'])(
  'is refused by %s',
  async (uri) => {
    open({ uri });
    await until(() => heard.length > 0);
    expect(heard).toEqual(['refused']);
  },
);
