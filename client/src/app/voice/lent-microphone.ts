import { closeMicrophone } from './microphone.ts';

/** What of the browser an SDK makes its media from. */
export interface MediaWindow {
  readonly navigator: { readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'> };
  RTCPeerConnection: typeof RTCPeerConnection;
}

export interface LentMicrophone<T> {
  readonly result: Promise<T>;
  /** Switches the microphone off and closes what the SDK connected to it. */
  readonly close: () => void;
}

/**
 * Runs `dial` so that the SDK gets our microphone instead of opening one of its own, and remembers the
 * connection it makes, because the SDK leaves both open and out of reach when a call ends before it began.
 * `connected` hears of that connection, and null once it is closed.
 */
export function lendMicrophone<T>(
  window: MediaWindow,
  microphone: MediaStream,
  dial: () => Promise<T>,
  connected: (connection: RTCPeerConnection | null) => void = () => undefined,
): LentMicrophone<T> {
  let connection: RTCPeerConnection | undefined;
  let closed = false;
  const close = (): void => {
    closed = true;
    closeMicrophone(microphone);
    if (!connection) return;
    closeForGood(connection);
    connected(null);
  };
  const giveBack = replaceGetUserMedia(window, () => {
    if (closed) return Promise.reject(new Error('The call was ended before it began.'));
    catchNextConnection(window, (caught) => {
      if (closed) {
        closeForGood(caught);
        return;
      }
      connection = caught;
      connected(caught);
    });
    return Promise.resolve(microphone);
  });
  try {
    // The SDK asks for the microphone before it first waits for anything.
    return { result: dial(), close };
  } finally {
    giveBack();
  }
}

function replaceGetUserMedia(
  window: MediaWindow,
  replacement: () => Promise<MediaStream>,
): () => void {
  const { mediaDevices } = window.navigator;
  const own = Object.getOwnPropertyDescriptor(mediaDevices, 'getUserMedia');
  Object.defineProperty(mediaDevices, 'getUserMedia', { value: replacement, configurable: true });
  return () => {
    Reflect.deleteProperty(mediaDevices, 'getUserMedia');
    if (own) Object.defineProperty(mediaDevices, 'getUserMedia', own);
  };
}

function catchNextConnection(window: MediaWindow, caught: (made: RTCPeerConnection) => void): void {
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.RTCPeerConnection = Original;
      caught(this);
    }
  };
}

/** The SDK may still be about to hand the connection an answer, which a closed one would refuse loudly. */
function closeForGood(connection: RTCPeerConnection): void {
  connection.close();
  Object.defineProperty(connection, 'setRemoteDescription', { value: () => Promise.resolve() });
}
