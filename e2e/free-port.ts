import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port that a program can have, and have again after a crash. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
