import type { FakeBrowser, FakeSdk } from '../../testing/fake-sdk.ts';
import { RecordingSdk } from '../../testing/recording-sdk.ts';
import type { NexmoOptions, NexmoSdk } from '../nexmo-sdk.ts';
import { createNexmoVoiceClient } from '../nexmo-voice-client.ts';

type Listener = (...heard: unknown[]) => void;

class Emitter {
  private readonly listeners = new Map<string, Listener[]>();

  on(event: string, ...rest: unknown[]): void {
    const listeners = this.listeners.get(event) ?? [];
    this.listeners.set(event, [...listeners, rest.at(-1) as Listener]);
  }

  emit(event: string, ...heard: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(...heard);
  }
}

export class FakeNexmoCall {
  status: string | null = null;
  readonly stream = 'remote' as unknown as MediaStream;
  hangUps = 0;
  conversation: { media: { mute: (on: boolean) => Promise<unknown> } } | null = null;
  private readonly sdk: FakeNexmo;

  constructor(sdk: FakeNexmo) {
    this.sdk = sdk;
    this.conversation = {
      media: {
        mute: (on) => {
          sdk.muted.push(on);
          return sdk.onMute();
        },
      },
    };
  }

  hangUp(): Promise<void> {
    this.hangUps += 1;
    return this.sdk.onHangUp();
  }
}

/** The SDK as its protocol was observed: it opens the microphone itself and makes a connection of its own. */
class FakeApplication extends Emitter {
  private readonly sdk: FakeNexmo;

  constructor(sdk: FakeNexmo) {
    super();
    this.sdk = sdk;
  }

  updateToken(token: string): Promise<void> {
    this.sdk.tokens.push(token);
    return this.sdk.onToken();
  }

  async callServer(to: string): Promise<FakeNexmoCall> {
    const { sdk } = this;
    const { window } = sdk.browser;
    sdk.dialed.push(to);
    sdk.streams.push(await window.navigator.mediaDevices.getUserMedia());
    sdk.connections.push(new window.RTCPeerConnection());
    await sdk.onDial();
    const call = new FakeNexmoCall(sdk);
    call.status = 'started';
    sdk.calls.push(call);
    return call;
  }
}

class FakeClient extends Emitter {
  readonly application: FakeApplication;
  connection = { connected: false };
  over = false;
  connects = 0;
  logouts = 0;
  readonly options: NexmoOptions;
  private readonly sdk: FakeNexmo;

  constructor(sdk: FakeNexmo, options: NexmoOptions) {
    super();
    this.sdk = sdk;
    this.options = options;
    this.application = new FakeApplication(sdk);
    sdk.signIns.push(this);
  }

  async createSession(): Promise<FakeApplication> {
    await this.sdk.onSignIn();
    this.connection.connected = true;
    return this.application;
  }

  connect(): void {
    this.connects += 1;
    this.connection.connected = true;
    this.emit('ready');
  }

  async deleteSession(): Promise<void> {
    this.logouts += 1;
    await this.sdk.onLogOut();
    this.over = true;
    this.connection.connected = false;
  }

  disconnect(): void {
    this.over = true;
    this.connection.connected = false;
    this.emit('disconnect', 'ClientDisconnected');
  }
}

/** `nexmo-client`, as far as Hotline uses it. */
export class FakeNexmo extends RecordingSdk<FakeClient, FakeNexmoCall> implements FakeSdk {
  readonly names = { dial: 'callServer', hangUp: 'hangUp', mute: 'media:mute' };

  lose(): void {
    this.client.connection.connected = false;
    this.client.emit('disconnect', 'ConnectionError');
  }

  comeBack(): void {
    this.client.connection.connected = true;
    this.client.emit('ready');
  }

  tell(call: FakeNexmoCall, what: 'ringing' | 'answered' | 'over'): void {
    this.become(call, what === 'over' ? 'completed' : what);
  }

  /** As the SDK does it: the call's object carries the status. */
  become(call: FakeNexmoCall, status: string): void {
    call.status = status;
    this.client.application.emit('call:status:changed', call);
  }

  /** It gives the stream with the call. */
  sound(): void {
    return undefined;
  }
}

export function withNexmo(browser: FakeBrowser) {
  const sdk = new FakeNexmo(browser);
  const create = class extends FakeClient {
    constructor(options: NexmoOptions) {
      super(sdk, options);
    }
  };
  const voice = createNexmoVoiceClient({
    clock: browser.clock,
    window: browser.window as never,
    load: () => Promise.resolve(create as unknown as NexmoSdk),
  });
  return { sdk, voice };
}
