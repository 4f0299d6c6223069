import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wavFile } from '../media/testing/wav-file.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { createSounds } from './sounds.ts';

const file = wavFile({ hertz: 1000, seconds: 0.1, rate: 8000, channels: 1 });

let server: Server | undefined;
afterEach(async () => {
  const open = server;
  server = undefined;
  open?.closeAllConnections();
  if (open?.listening) await once(open.close(), 'close');
});

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hello.wav`;
}

/** Counts the requests. */
async function serveFile(cacheControl?: string) {
  const asked: string[] = [];
  const url = await serve((req, res) => {
    asked.push(req.url ?? '');
    if (cacheControl) res.setHeader('cache-control', cacheControl);
    res.end(file);
  });
  return { url, asked };
}

function setUp() {
  const clock = createVirtualClock();
  return { clock, sounds: createSounds({ clock }) };
}

it('loads a sound from a server on this machine', async () => {
  const { url } = await serveFile();
  const { clock, sounds } = setUp();
  expect((await sounds.load(url)).samples).toHaveLength(800);
  expect(clock.waiting()).toBe(0);
});

it('keeps it as long as the server allows', async () => {
  const { url, asked } = await serveFile('public, max-age=60');
  const { clock, sounds } = setUp();
  const first = await sounds.load(url);
  await clock.advance(59_999);
  expect(await sounds.load(url)).toBe(first);
  expect(asked).toHaveLength(1);
  await clock.advance(1);
  await sounds.load(url);
  expect(asked).toHaveLength(2);
});

it.each([undefined, 'no-store', 'public, max-age=60, no-store'])(
  'with Cache-Control %s asks every time',
  async (cacheControl) => {
    const { url, asked } = await serveFile(cacheControl);
    const { sounds } = setUp();
    await sounds.load(url);
    await sounds.load(url);
    expect(asked).toHaveLength(2);
  },
);

it('keeps no more than an hour of sound, the newest', async () => {
  const { url, asked } = await serveFile('max-age=60');
  const half = { samples: new Int16Array(31 * 60 * 8000) };
  const sounds = createSounds({
    clock: createVirtualClock(),
    decode: () => Promise.resolve(half),
  });
  for (const query of ['a', 'b', 'b', 'a']) await sounds.load(`${url}?${query}`);
  expect(asked).toEqual(['a', 'b', 'a'].map((query) => `/hello.wav?${query}`));
});

it('follows redirects, on this machine only', async () => {
  const url = await serve((req, res) => {
    if (req.url === '/there') res.end(file);
    else
      res.writeHead(302, { location: req.url === '/out' ? 'http://example.com/' : '/there' }).end();
  });
  const { sounds } = setUp();
  expect((await sounds.load(url)).samples).toHaveLength(800);
  await expect(sounds.load(new URL('/out', url).href)).rejects.toThrow('not example.com');
});

it.each([
  ['http://example.com/hello.mp3', 'not example.com'],
  ['ftp://127.0.0.1/hello.mp3', 'not ftp:'],
  ['hello.mp3', 'is not a URL'],
  ['http://127.0.0.1:1/hello.mp3', 'bad port'],
])('refuses %s: %s', async (url, reason) => {
  await expect(setUp().sounds.load(url)).rejects.toThrow(reason);
});

it.each<[string, RequestListener, string]>([
  ['is not there', (_, res) => res.writeHead(404).end('No.'), 'HTTP 404'],
  ['leads in a circle', (_, res) => res.writeHead(301, { location: '/' }).end(), '5 redirects'],
  ['is no sound', (_, res) => res.end('<html>'), 'neither an mp3 nor a 16-bit wav'],
  [
    'breaks off',
    (_, res) => res.writeHead(200).write('RI', () => res.destroy()),
    'other side closed',
  ],
  ['is too large', (_, res) => res.end(Buffer.alloc(20 * 1024 ** 2 + 1)), 'larger than 20 MB'],
])('says why when a file %s', async (_, answer, reason) => {
  await expect(setUp().sounds.load(await serve(answer))).rejects.toThrow(reason);
});

it('says so when nobody listens there', async () => {
  const { url } = await serveFile();
  await once(server!.close(), 'close');
  await expect(setUp().sounds.load(url)).rejects.toThrow('ECONNREFUSED');
});

it('gives up after ten seconds, and at once when the emulator stops', async () => {
  let arrived: () => void = () => undefined;
  const url = await serve(() => {
    arrived();
  });
  const { clock, sounds } = setUp();
  const load = async (): Promise<{ readonly failed: Promise<string> }> => {
    const there = new Promise<void>((resolve) => (arrived = resolve));
    const loading = sounds.load(url);
    const failed = loading.then(
      () => 'loaded',
      (error: unknown) => String(error),
    );
    await there;
    return { failed };
  };
  const late = await load();
  await clock.advance(10_000);
  expect(await late.failed).toContain('not there after 10 s');
  const stopped = await load();
  sounds.stop();
  expect(await stopped.failed).toContain('the emulator stops');
  expect(clock.waiting()).toBe(0);
});
