export interface SocketWindow {
  WebSocket: typeof WebSocket;
}

export interface ToldSockets<T> {
  readonly loaded: T;
  /** Calls `hear` for every socket that is opened from now on, once it closes. */
  readonly onClosed: (hear: () => void) => void;
}

/**
 * Loads what keeps the browser's web socket for itself, with one that tells when it closes: the SDK says
 * nothing of a lost connection before it tries to connect again, seconds later.
 */
export async function tellClosing<T>(
  window: SocketWindow,
  load: () => Promise<T>,
): Promise<ToldSockets<T>> {
  let told = (): void => undefined;
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('close', told);
    }
  };
  try {
    const loaded = await load();
    return {
      loaded,
      onClosed: (hear) => {
        told = hear;
      },
    };
  } finally {
    window.WebSocket = Original;
  }
}
