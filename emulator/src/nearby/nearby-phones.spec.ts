import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { platform } from 'node:os';
import { json } from 'node:stream/consumers';
import { createEmulator, type Emulator } from '../emulator.ts';
import { PortError } from '../listen.ts';

/** On Linux all of 127.0.0.0/8 is this machine: one of it stands for an address in a network. */
const linux = platform() === 'linux';
const address = linux ? '127.0.0.2' : '127.0.0.1';

describe('phones for other machines', () => {
  let emulator: Emulator;
  let link: URL;
  let cookie: string;

  beforeAll(async () => {
    emulator = createEmulator({ port: 0, nearby: { address, port: 0 } });
    const { nearbyUrl = '' } = await emulator.start();
    link = new URL(nearbyUrl);
    const { headers } = await ask(link.pathname + link.search);
    cookie = headers['set-cookie']?.[0] ?? '';
  });

  afterAll(() => emulator.stop());

  async function ask(path: string, options: RequestOptions = {}): Promise<IncomingMessage> {
    const sending = request(new URL(path, link), { rejectUnauthorized: false, ...options });
    sending.end();
    const [reply] = (await once(sending, 'response')) as [IncomingMessage];
    reply.on('close', () => sending.destroy());
    return reply;
  }

  const withKey = (
    path: string,
    { headers, ...options }: { method?: string; headers?: Readonly<Record<string, string>> } = {},
  ) => ask(path, { ...options, headers: { cookie, ...headers } });

  it('are shown by https to whoever has the link, whose key goes out of sight at once', async () => {
    expect(link.protocol).toBe('https:');
    const opened = await ask(link.pathname + link.search);
    expect(opened.statusCode).toBe(303);
    expect(opened.headers.location).toBe('/phones');
    expect(cookie).toMatch(/^phones=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const page = await withKey('/phones');
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect((await withKey('/phones/phones.js')).statusCode).toBe(200);
  });

  it.each(['/phones', '/phones/phones.js', '/phones?key=wrong', '/emulator/phones/events', '/'])(
    'are not shown to others: %s',
    async (path) => {
      const reply = await ask(path);
      expect(reply.statusCode).toBe(401);
      expect(await json(reply)).toMatchObject({ code: 'key-missing' });
      expect((await ask(path, { headers: { cookie: 'phones=wrong' } })).statusCode).toBe(401);
    },
  );

  it.each([
    ['GET', '/emulator/calls'],
    ['GET', '/emulator/webhooks'],
    ['GET', '/emulator/faults'],
    ['POST', '/emulator/reset'],
    ['POST', '/emulator/sip/dial'],
    ['GET', '/v1/calls'],
    ['GET', '/v2/rtc/?EIO=3&transport=polling'],
    ['GET', '/socket.io/?EIO=4&transport=polling'],
    ['GET', '/inspector'],
    ['GET', '/phones/../control-routes.ts'],
  ])('come without the rest of the emulator: %s %s', async (method, path) => {
    expect((await withKey(path, { method })).statusCode).toBe(404);
  });

  it('can be acted on', async () => {
    const path = '/emulator/phones/447700900018/answer';
    const reply = await withKey(path, { method: 'POST' });
    expect(await json(reply)).toMatchObject({ code: 'phone-not-in-call' });
  });

  it('answer to no other name, and obey no other page', async () => {
    expect((await withKey('/phones', { headers: { host: 'evil.example' } })).statusCode).toBe(421);
    const headers = { origin: 'https://evil.example' };
    const path = '/emulator/phones/447700900018/answer';
    expect((await withKey(path, { method: 'POST', headers })).statusCode).toBe(403);
  });

  (linux ? it : it.skip)('leave the emulator itself on its own address', async () => {
    const other = createEmulator({ port: 0 });
    const { url, nearbyUrl } = await other.start();
    expect(nearbyUrl).toBeUndefined();
    await expect(fetch(url.replace('127.0.0.1', address))).rejects.toThrow();
    await other.stop();
  });

  it('have a key of their own at each start', async () => {
    const other = createEmulator({ port: 0, nearby: { address, port: 0 } });
    const { nearbyUrl = '' } = await other.start();
    expect(new URL(nearbyUrl).search).not.toBe(link.search);
    await other.stop();
  });

  it.each([
    ['0.0.0.0', /PHONES_ADDRESS is no IPv4 address of this computer/],
    ['somewhere', /PHONES_ADDRESS is no IPv4 address of this computer/],
    // For documents only: nobody has it.
    ['192.0.2.1', /PHONES_ADDRESS is no address of this computer/],
  ])('are not served on %s', async (wrong, message) => {
    const other = createEmulator({ port: 0, nearby: { address: wrong, port: 0 } });
    const failing = other.start();
    await expect(failing).rejects.toThrow(PortError);
    await expect(failing).rejects.toThrow(message);
    await other.stop();
  });

  it('say which setting to change when their port is taken', async () => {
    const port = Number(link.port);
    const other = createEmulator({ port: 0, nearby: { address, port } });
    await expect(other.start()).rejects.toThrow(/set PHONES_PORT to another/);
    await other.stop();
  });
});
