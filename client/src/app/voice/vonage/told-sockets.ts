export interface SocketWindow {
  WebSocket: typeof WebSocket;
}

export interface ToldSockets<T> {
  readonly loaded: T;
  /** Calls `hear` for every socket opened from now on when it closes, before its owner does anything about it. */
  readonly onClosing: (hear: (socket: EventTarget) => void) => void;
}

/**
 * Loads what keeps the browser's web socket for itself, with one that tells when it closes or is closed: the
 * SDK says nothing of a lost connection before it tries to connect again, seconds later.
 */
export async function tellClosing<T>(
  window: SocketWindow,
  load: () => Promise<T>,
): Promise<ToldSockets<T>> {
  let told: (socket: EventTarget) => void = () => undefined;
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    private readonly tell = told;

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('close', () => {
        this.tell(this);
      });
    }

    /** Its owner has noticed the loss first: by silence, or because the browser is offline. */
    override close(code?: number, reason?: string): void {
      this.tell(this);
      super.close(code, reason);
    }
  };
  try {
    const loaded = await load();
    return {
      loaded,
      onClosing: (hear) => {
        told = hear;
      },
    };
  } finally {
    window.WebSocket = Original;
  }
}
