/** A peer connection that only remembers what became of it. */
export class FakeConnection extends EventTarget {
  connectionState = 'new';
  closed = false;
  described = 0;

  close(): void {
    this.closed = true;
  }

  setRemoteDescription(): Promise<void> {
    this.described += 1;
    return this.closed ? Promise.reject(new Error('closed')) : Promise.resolve();
  }

  become(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

/** A web socket that a test closes. */
export class FakeSocket extends EventTarget {
  closed = false;

  close(): void {
    this.closed = true;
  }
}

/** What of the browser an SDK makes its media and its connection from. */
export class FakeMediaWindow {
  readonly navigator = {
    mediaDevices: { getUserMedia: (): Promise<unknown> => Promise.resolve('the SDK’s own') },
  };
  RTCPeerConnection: new () => FakeConnection = FakeConnection;
  /** The settings of every request. */
  readonly asked: unknown[] = [];
  fetch = (_input: unknown, init?: unknown): Promise<void> => {
    this.asked.push(init);
    return Promise.resolve();
  };
  WebSocket: new (url: string) => FakeSocket = FakeSocket;
}
