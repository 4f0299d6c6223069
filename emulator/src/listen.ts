import type { Server } from 'node:http';

/** The port cannot be had. The message says which setting to change. */
export class PortError extends Error {}

/** How a person sets where to listen. */
export interface ListenSettings {
  readonly port: string;
  readonly address?: string;
}

/** Starts to listen, and gives the port it got. Rejects with a `PortError` when it cannot be had. */
export function listen(
  server: Server,
  port: number,
  host: string,
  settings: ListenSettings = { port: 'EMULATOR_PORT' },
): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return Promise.reject(new PortError(`${settings.port} is not a port: ${port}.`));
  }
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      const why = refusals[error.code ?? '']?.(port, settings);
      reject(why === undefined ? error : new PortError(why));
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

const refusals: Readonly<
  Record<string, (port: number, settings: ListenSettings) => string | undefined>
> = {
  EADDRINUSE: (port, set) =>
    `Port ${port} is in use: end the program that has it, or set ${set.port} to another.`,
  EACCES: (port, set) =>
    `Port ${port} needs more rights than you have: set ${set.port} to one above 1023.`,
  EADDRNOTAVAIL: (_, { address }) => address && `${address} is no address of this computer.`,
};

/** Ends the server with all its connections. Resolves at once when it does not listen. */
export function unlisten(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
