import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A customer's server that answers at once and notes what it is told, by leg. */
export interface Customer extends AsyncDisposable {
  readonly url: string;
  /** The statuses told of that leg so far. */
  readonly told: (leg: string) => readonly string[];
  /** Resolves when the leg is completed. */
  readonly completed: (leg: string) => Promise<void>;
  /** Resolves with the moment (`performance.now()`) at which the answer URL is asked next. */
  readonly asked: () => Promise<number>;
  readonly forget: () => void;
}

export async function startCustomer(): Promise<Customer> {
  const ears = createEars();
  const server = createServer((req, res) => {
    if (req.url?.startsWith('/answer') === true) {
      ears.ask(performance.now());
      res.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    } else {
      res.writeHead(204).end();
      void ears.hear(req);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...ears,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function createEars() {
  const told = new Map<string, string[]>();
  const over = new Map<string, () => void>();
  let noted: (at: number) => void = () => undefined;
  return {
    ask: (at: number) => {
      noted(at);
    },
    hear: async (req: IncomingMessage) => {
      const event = JSON.parse(await text(req)) as { uuid: string; status: string };
      told.set(event.uuid, [...(told.get(event.uuid) ?? []), event.status]);
      if (event.status === 'completed') over.get(event.uuid)?.();
    },
    told: (leg: string) => told.get(leg) ?? [],
    completed: (leg: string) =>
      new Promise<void>((resolve) => {
        if (told.get(leg)?.includes('completed')) resolve();
        else over.set(leg, resolve);
      }),
    asked: () =>
      new Promise<number>((resolve) => {
        noted = resolve;
      }),
    forget: () => {
      told.clear();
      over.clear();
    },
  };
}
