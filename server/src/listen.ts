import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorCode } from './error-code.ts';
import { StartError } from './start-error.ts';

/** A client that is slow on purpose holds a connection for seconds, not for minutes. */
const patience = {
  connectionsCheckingInterval: 1000,
  headersTimeout: 5000,
  requestTimeout: 6000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 8192,
};

/** A server that listens, and answers nothing yet. @throws StartError when the address is not to be had. */
export async function listen(
  host: string,
  port: number,
): Promise<{ server: Server; port: number }> {
  const server = createServer(patience);
  server.maxConnections = 1000;
  // Live updates have a beat every 10 s; who does not even read that is gone.
  server.setTimeout(30_000);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(new StartError(reason(error, host, port)));
    });
    server.listen(port, host, resolve);
  });
  return { server, port: portOf(server.address()) };
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new StartError('The server listens on no port.');
}

function reason(error: Error, host: string, port: number): string {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop what uses it, or choose another one: PORT=${port + 1}`;
  }
  if (code === 'EACCES') return `Port ${port} needs more rights. Choose one above 1023: PORT=3000`;
  return `Cannot listen on ${host}, port ${port} (${code}).`;
}
