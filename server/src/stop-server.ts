import type { Server } from 'node:http';
import type { Clock } from './clock.ts';

/** What is still being answered may finish for this long. */
const graceMs = 1000;

/** Takes no more connections, lets running requests finish, then closes whatever is left. */
export async function stopServer(server: Server, clock: Clock): Promise<void> {
  const cancel = clock.after(graceMs, () => {
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  cancel();
}
