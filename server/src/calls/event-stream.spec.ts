import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { createConnection, type AddressInfo } from 'node:net';
import type { Response } from 'express';
import { openEventStream } from './event-stream.ts';

describe('an event stream', () => {
  it('cuts off a browser that does not read, and bears what comes after', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = createConnection((server.address() as AddressInfo).port, '127.0.0.1').pause();
    socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const [, res] = (await once(server, 'request')) as [unknown, ServerResponse];
    const stream = openEventStream(res as Response);
    for (let sent = 0; sent < 60; sent += 1) stream.send('call', 'x'.repeat(1000));
    expect(res.destroyed).toBe(false);
    for (let sent = 0; sent < 60; sent += 1) stream.send('call', 'x'.repeat(1000));
    expect(res.destroyed).toBe(true);
    socket.destroy();
    server.close();
  });
});
