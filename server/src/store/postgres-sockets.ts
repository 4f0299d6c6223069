import { Socket } from 'node:net';

/** The sockets of our connections, which can be closed though the other side says nothing any more. */
export interface Sockets {
  /** Makes one, for `pg` to connect. */
  readonly stream: () => Socket;
  /** Waits for `work`, but not for long; then nothing stays open. */
  readonly closeAfter: (work: Promise<unknown>) => Promise<void>;
}

/** A database that hangs must not keep the program from ending. */
const patienceMs = 1000;

export function createSockets(): Sockets {
  const open = new Set<Socket>();

  function closeAll(): void {
    for (const socket of open) socket.destroy();
  }

  return {
    stream: () => {
      const socket = new Socket();
      open.add(socket);
      return socket.once('close', () => open.delete(socket));
    },
    closeAfter: async (work) => {
      const timer = setTimeout(closeAll, patienceMs);
      await work.finally(() => {
        clearTimeout(timer);
      });
      closeAll();
    },
  };
}
