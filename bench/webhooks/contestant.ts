import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bench asks of a server between rounds. */
export interface Request {
  readonly from: number;
  readonly count: number;
}

export interface Reply {
  readonly port: number;
  /** Processor time used since the process began. */
  readonly cpuMs: number;
}

/** Listens on loopback, makes ready what a round needs, tells its processor time, and ends with its parent. */
export function compete(
  listener: RequestListener,
  prepare: (request: Request) => Promise<void> = () => Promise.resolve(),
): void {
  const server = createServer(listener).listen(0, '127.0.0.1', reply);

  function reply(): void {
    const { user, system } = process.cpuUsage();
    const { port } = server.address() as AddressInfo;
    process.send?.({ port, cpuMs: (user + system) / 1000 } satisfies Reply);
  }

  process.on('message', (request: Request) => {
    prepare(request).then(reply, (error: unknown) => {
      throw error;
    });
  });
  process.once('disconnect', () => process.exit());
}
