import type { Peer } from './peer.ts';

export interface Presence {
  readonly onConnected: (listener: () => void) => void;
  readonly onLost: (listener: () => void) => void;
  /** From now on nothing is told any more. */
  end(): void;
}

export interface PresenceDependencies {
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly monotonic: () => number;
}

/** A browser sends 50 packets a second, also while muted. */
const longestSilence = 8000;

/** Tells once that the browser's audio flows, and once that the browser is gone. */
export function watchPresence(peer: Peer, { after, monotonic }: PresenceDependencies): Presence {
  const connected = createOnce();
  const lost = createOnce();
  let heardAt = monotonic();
  let cancel: (() => void) | undefined;
  let over = false;

  function watchSilence(): void {
    if (over) return;
    const left = heardAt + longestSilence - monotonic();
    if (left <= 0) lost.happen();
    else cancel = after(left, watchSilence);
  }

  // The connection's own state stays "connected" when a browser leaves; the one of DTLS does not.
  for (const transport of peer.connection.dtlsTransports) {
    transport.onStateChange.subscribe((state) => {
      if (state === 'closed' || state === 'failed') lost.happen();
      if (state !== 'connected') return;
      heardAt = monotonic();
      watchSilence();
      connected.happen();
    });
  }
  peer.connection.iceConnectionStateChange.subscribe((state) => {
    if (state === 'failed') lost.happen();
  });
  peer.onArrival(() => {
    heardAt = monotonic();
  });

  return {
    onConnected: connected.on,
    onLost: lost.on,
    end: () => {
      over = true;
      cancel?.();
      connected.end();
      lost.end();
    },
  };
}

interface Once {
  readonly on: (listener: () => void) => void;
  readonly happen: () => void;
  readonly end: () => void;
}

/** Something that happens once at most; who asks later is told at once. */
function createOnce(): Once {
  let state: 'open' | 'happened' | 'ended' = 'open';
  let listeners: (() => void)[] = [];
  return {
    on: (listener) => {
      if (state === 'open') listeners.push(listener);
      if (state === 'happened') listener();
    },
    happen: () => {
      if (state !== 'open') return;
      state = 'happened';
      for (const listener of listeners) listener();
      listeners = [];
    },
    end: () => {
      state = 'ended';
      listeners = [];
    },
  };
}
