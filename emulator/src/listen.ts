import type { Server } from 'node:http';

/** The port cannot be had. The message says which setting to change. */
export class PortError extends Error {}

/** Starts to listen, and gives the port it got. Rejects with a `PortError` when it cannot be had. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return Promise.reject(new PortError(`EMULATOR_PORT is not a port: ${port}.`));
  }
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      const why = refusals[error.code ?? ''];
      reject(why === undefined ? error : new PortError(`Port ${port} ${why}`));
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use: end the program that has it, or set EMULATOR_PORT to another.',
  EACCES: 'needs more rights than you have: set EMULATOR_PORT to one above 1023.',
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
