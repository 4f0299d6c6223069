import type { BrowserEnd } from '../platform/ports.ts';
import type { Line } from './line.ts';
import type { Presence } from './presence.ts';

/** A connection to a browser. */
export interface Connection {
  readonly line: Line;
  readonly presence: Pick<Presence, 'onConnected' | 'onLost'>;
  /** What was answered, or offered, to the browser. */
  readonly sdp: string;
}

export interface RenewableLine {
  readonly line: Line;
  readonly browser: Pick<BrowserEnd, 'sdp' | 'onConnected' | 'onLost' | 'renew'>;
}

/** One line over one connection after the other: what is heard and said on it goes on. */
export function renewableLine(
  first: Connection,
  connect: (offer: string) => Promise<Connection>,
): RenewableLine {
  let now = first;
  let open = true;
  const listeners: ((presence: Connection['presence']) => void)[] = [];
  const listen = (listener: (presence: Connection['presence']) => void): void => {
    listeners.push(listener);
    listener(now.presence);
  };

  return {
    line: {
      talk: () => now.line.talk(),
      listen: (frame) => {
        now.line.listen(frame);
      },
      close: () => {
        open = false;
        now.line.close();
      },
    },
    browser: {
      sdp: first.sdp,
      onConnected: (listener) => {
        listen(({ onConnected }) => {
          onConnected(listener);
        });
      },
      onLost: (listener) => {
        listen(({ onLost }) => {
          onLost(listener);
        });
      },
      renew: async (offer) => {
        const next = await connect(offer);
        // Meanwhile the call may be over.
        if (open) now.line.close();
        else next.line.close();
        now = next;
        for (const listener of listeners) listener(next.presence);
        return next.sdp;
      },
    },
  };
}
