import type { BrowserEnd } from '../platform/ports.ts';
import { addTraffic, noTraffic, type Traffic } from '../platform/sound/traffic.ts';
import type { Line } from './line.ts';
import type { Presence } from './presence.ts';

/** A connection to a browser. */
export interface Connection {
  readonly line: Line;
  readonly presence: Pick<Presence, 'onConnected' | 'onLost'>;
  /** What was answered, or offered, to the browser. */
  readonly sdp: string;
  /** What passed over it so far. */
  readonly traffic: () => Traffic;
}

export interface RenewableLine {
  readonly line: Line;
  readonly browser: Pick<BrowserEnd, 'sdp' | 'onConnected' | 'onLost' | 'renew' | 'traffic'>;
}

/** One line over one connection after the other: what is heard and said on it goes on. */
export function renewableLine(
  first: Connection,
  connect: (offer: string) => Promise<Connection>,
): RenewableLine {
  let now = first;
  let before = noTraffic;
  let open = true;
  const presence = listenToAll(first.presence);
  const line: Line = {
    talk: () => now.line.talk(),
    listen: (frame) => {
      now.line.listen(frame);
    },
    close: () => {
      open = false;
      now.line.close();
    },
  };
  const renew = async (offer: string): Promise<string> => {
    const next = await connect(offer);
    // Meanwhile the call may be over.
    if (open) now.line.close();
    else next.line.close();
    before = addTraffic(before, now.traffic());
    now = next;
    presence.goOnWith(next.presence);
    return next.sdp;
  };
  const { onConnected, onLost } = presence;
  const traffic = () => addTraffic(before, now.traffic());
  return { line, browser: { sdp: first.sdp, onConnected, onLost, renew, traffic } };
}

/** Its listeners hear of one presence after the other. */
function listenToAll(first: Connection['presence']) {
  let now = first;
  const listeners: ((presence: Connection['presence']) => void)[] = [];
  const listen = (listener: (presence: Connection['presence']) => void): void => {
    listeners.push(listener);
    listener(now);
  };
  return {
    onConnected: (listener: () => void) => {
      listen(({ onConnected }) => {
        onConnected(listener);
      });
    },
    onLost: (listener: () => void) => {
      listen(({ onLost }) => {
        onLost(listener);
      });
    },
    goOnWith: (next: Connection['presence']) => {
      now = next;
      for (const listener of listeners) listener(next);
    },
  };
}
