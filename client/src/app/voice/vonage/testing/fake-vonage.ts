import type { FakeSocket } from '../../testing/fake-media.ts';
import type { FakeBrowser, FakeSdk } from '../../testing/fake-sdk.ts';
import { RecordingSdk } from '../../testing/recording-sdk.ts';
import type { VonageConfig, VonageSdk } from '../vonage-sdk.ts';
import { createVonageVoiceClient } from '../vonage-voice-client.ts';

type Listener = (...heard: unknown[]) => void;

interface FakeCall {
  readonly id: string;
  hangUps: number;
}

/** The SDK as its protocol was observed: it opens the microphone itself and makes a connection of its own. */
class FakeClient {
  readonly config: VonageConfig;
  readonly sessions: (string | undefined)[] = [];
  over = false;
  logouts = 0;
  socket: FakeSocket | undefined;
  private readonly sdk: FakeVonage;
  private readonly listeners = new Map<symbol, { event: string; hear: Listener }>();

  constructor(sdk: FakeVonage, config: VonageConfig) {
    this.sdk = sdk;
    this.config = config;
    sdk.signIns.push(this);
  }

  on(event: string, hear: Listener): symbol {
    const key = Symbol(event);
    this.listeners.set(key, { event, hear });
    return key;
  }

  off(_event: string, key: symbol): boolean {
    return this.listeners.delete(key);
  }

  emit(event: string, ...heard: unknown[]): void {
    for (const listener of [...this.listeners.values()]) {
      if (listener.event === event) listener.hear(...heard);
    }
  }

  async createSession(token: string, sessionId?: string): Promise<string> {
    this.sdk.tokens.push(token);
    this.sessions.push(sessionId);
    this.connect();
    await this.sdk.onSignIn();
    return sessionId ?? `SES-${this.sdk.signIns.length}`;
  }

  connect(): void {
    const { SdkSocket } = this.sdk;
    this.socket = new SdkSocket(this.config.websocketUrl);
    this.socket.addEventListener('message', (event) => {
      if (event instanceof MessageEvent && event.data === '41') {
        this.emit('sessionError', 'EXPIRED_TOKEN');
      }
    });
  }

  refreshSession(token: string): Promise<void> {
    this.sdk.tokens.push(token);
    return this.sdk.onToken();
  }

  async deleteSession(): Promise<void> {
    this.logouts += 1;
    this.over = true;
    await this.sdk.onLogOut();
    this.socket?.dispatchEvent(new Event('close'));
  }

  async serverCall({ to }: { to: string }): Promise<string> {
    const { sdk } = this;
    const { window } = sdk.browser;
    sdk.dialed.push(to);
    sdk.streams.push(await window.navigator.mediaDevices.getUserMedia());
    sdk.connections.push(new window.RTCPeerConnection());
    await sdk.onDial();
    const call = { id: `LEG-${sdk.calls.length + 1}`, hangUps: 0 };
    sdk.calls.push(call);
    return call.id;
  }

  hangup(callId: string): Promise<void> {
    const call = this.sdk.calls.find(({ id }) => id === callId);
    if (call) call.hangUps += 1;
    void this.sdk.browser.window.fetch(`/members/${callId}`, { method: 'DELETE' });
    return this.sdk.onHangUp();
  }

  mute(): Promise<void> {
    this.sdk.muted.push(true);
    return this.sdk.onMute();
  }

  unmute(): Promise<void> {
    this.sdk.muted.push(false);
    return this.sdk.onMute();
  }
}

/** `@vonage/client-sdk`, as far as Hotline uses it. */
export class FakeVonage extends RecordingSdk<FakeClient, FakeCall> implements FakeSdk {
  readonly names = { dial: 'serverCall', hangUp: 'hangup', mute: 'mute' };
  /** What it takes for the browser's web socket: what that was when it was loaded. */
  SdkSocket: FakeBrowser['window']['WebSocket'];

  constructor(browser: FakeBrowser) {
    super(browser);
    this.SdkSocket = browser.window.WebSocket;
  }

  lose(): void {
    this.client.socket?.dispatchEvent(new Event('close'));
  }

  tell(call: FakeCall, what: 'ringing' | 'answered' | 'over'): void {
    if (what === 'over') this.client.emit('callHangup', call.id, {}, 'REMOTE_HANGUP');
    else this.client.emit('legStatusUpdate', call.id, 'LEG-BOB', what.toUpperCase());
  }

  /** It plays it by itself, unless it is kept from doing so. */
  sound(stream: MediaStream): void {
    const track = Object.assign(new Event('track'), { streams: [stream] });
    this.connections.at(-1)!.dispatchEvent(track);
  }
}

export function withVonage(browser: FakeBrowser) {
  const sdk = new FakeVonage(browser);
  const create = class extends FakeClient {
    constructor(config: VonageConfig) {
      super(sdk, config);
    }
  };
  const voice = createVonageVoiceClient({
    clock: browser.clock,
    window: browser.window as never,
    load: () => {
      sdk.SdkSocket = browser.window.WebSocket;
      return Promise.resolve(create as unknown as VonageSdk);
    },
  });
  return { sdk, voice };
}
