import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { listen } from './listen.ts';

describe('a server that listens', () => {
  it('lets nobody hold a connection for long without asking anything', async () => {
    const { server } = await listen('127.0.0.1', 0);
    expect(server).toMatchObject({
      headersTimeout: 5000,
      requestTimeout: 6000,
      keepAliveTimeout: 5000,
      timeout: 30_000,
      maxConnections: 1000,
    });
    server.close();
  });

  it('has done with 500 slow sockets within 10 s, and serves others meanwhile', async () => {
    const { server, port } = await listen('127.0.0.1', 0);
    server.on('request', (req, res) => void req.resume().on('end', () => res.end('served')));
    const slow = await Promise.all(Array.from({ length: 500 }, (_, n) => openSlow(port, n)));
    const drip = setInterval(() => {
      for (const { socket, drop } of slow) if (socket.writable) socket.write(drop);
    }, 400);
    const began = performance.now();
    try {
      let served = 0;
      while (slow.some(({ socket }) => !socket.closed)) {
        expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('served');
        served += 1;
      }
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(served).toBeGreaterThan(10);
    } finally {
      clearInterval(drip);
      for (const { socket } of slow) socket.destroy();
      server.closeAllConnections();
      server.close();
    }
  });

  it('takes no headers of more than 8 KB', async () => {
    const { server, port } = await listen('127.0.0.1', 0);
    const headers = { 'X-Long': 'x'.repeat(9000) };
    expect((await fetch(`http://127.0.0.1:${port}/`, { headers })).status).toBe(431);
    server.closeAllConnections();
    server.close();
  });
});

const post = 'POST / HTTP/1.1\r\nHost: localhost\r\n';

/** What a socket says at first, and then again and again: never enough. */
const ways: readonly (readonly [first: string, drop: string])[] = [
  ['', ''],
  ['GET / HTTP/1.1\r\nHost: localhost\r\n', 'X-More: 1\r\n'],
  [`${post}Content-Length: 10000\r\n\r\n`, 'x'],
  [`${post}Transfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n'],
  // Asks something, and then keeps its place.
  ['GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', ''],
];

async function openSlow(port: number, n: number): Promise<{ socket: Socket; drop: string }> {
  const [first = '', drop = ''] = ways[n % ways.length] ?? [];
  const socket = createConnection(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => undefined).resume();
  socket.write(first);
  return { socket, drop };
}
