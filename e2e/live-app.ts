import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readClientBuild } from '@hotline/server/pages/client-build';
import { createTestApp } from '@hotline/server/testing/test-app';

/** A live Hotline with its real pages, over a store in memory. */
export interface LiveApp {
  /** At `localhost`, which browsers trust as they trust https: passkeys can be made there. */
  readonly url: string;
  /** A new setup link of that user, who is made as needed. */
  setupLink(username: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startLiveApp(): Promise<LiveApp> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const client = readClientBuild(join(__dirname, '../client/dist/browser'));
  const { app, setupLink, closing } = createTestApp({ mode: 'live', publicUrl: url, client });
  server.on('request', app);
  return {
    url,
    setupLink: async (username) => `${url}/setup#${await setupLink(username)}`,
    stop: async () => {
      closing.abort();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
