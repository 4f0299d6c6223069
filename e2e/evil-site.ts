import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of somebody who wishes us ill; Hotline's own is at `localhost`. */
export interface EvilSite extends AsyncDisposable {
  /** Another site: a browser sends it no strict cookie of ours. */
  readonly otherSite: string;
  /** The same site by its name, another origin by its port: from there a browser does send our cookies. */
  readonly otherOrigin: string;
}

export async function openEvilSite(): Promise<EvilSite> {
  const server = createServer((_req, res) => {
    res.setHeader('content-type', 'text/html').end('<!doctype html><title>Win a phone</title>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    otherSite: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
