import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { CallNews } from '@hotline/protocol/call';
import { Clock } from '../../clock.ts';
import { FakeClock, settle } from '../../testing/fake-clock.ts';
import { FakeStream } from '../../testing/fake-microphone.ts';
import { held } from '../../testing/fake-server.ts';
import { LOAD_NEXMO, NexmoVoiceClient } from './nexmo-voice-client.ts';
import type { NexmoOptions } from './nexmo-sdk.ts';

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

class StubConnection extends EventTarget {
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
}

class StubCall {
  status: string | null = null;
  readonly stream = 'remote' as unknown as MediaStream;
  conversation: { media: { mute: (on: boolean) => Promise<unknown> } } | null = null;
  hangUps = 0;
  onHangUp: () => Promise<unknown> = () => Promise.resolve();

  hangUp(): Promise<unknown> {
    this.hangUps += 1;
    return this.onHangUp();
  }
}

/** The SDK as its protocol was observed: it opens the microphone itself and makes a connection of its own. */
class StubApplication extends Emitter {
  readonly dialed: string[] = [];
  readonly tokens: string[] = [];
  readonly connections: StubConnection[] = [];
  readonly calls: StubCall[] = [];
  readonly streams: unknown[] = [];
  onDial: () => Promise<void> = () => Promise.resolve();
  onUpdateToken: () => Promise<void> = () => Promise.resolve();
  private readonly window: StubWindow;

  constructor(window: StubWindow) {
    super();
    this.window = window;
  }

  updateToken(token: string): Promise<void> {
    this.tokens.push(token);
    return this.onUpdateToken();
  }

  async callServer(to: string): Promise<StubCall> {
    this.dialed.push(to);
    this.streams.push(await this.window.navigator.mediaDevices.getUserMedia());
    this.connections.push(new this.window.RTCPeerConnection());
    await this.onDial();
    const call = new StubCall();
    this.calls.push(call);
    return call;
  }

  /** As the SDK does it: the call's object carries the status. */
  tell(call: StubCall, status: string): void {
    call.status = status;
    this.emit('call:status:changed', call);
  }
}

interface StubWindow {
  navigator: { mediaDevices: { getUserMedia: () => Promise<unknown> } };
  RTCPeerConnection: new () => StubConnection;
}

function setUp() {
  const clock = new FakeClock();
  const window: StubWindow = {
    navigator: { mediaDevices: { getUserMedia: () => Promise.resolve('the SDK’s own') } },
    RTCPeerConnection: StubConnection,
  };
  const original = { ...window, getUserMedia: window.navigator.mediaDevices.getUserMedia };
  const applications: StubApplication[] = [];
  const clients: StubClient[] = [];
  let onCreate = (): Promise<void> => Promise.resolve();
  let onLogOut = (): Promise<void> => Promise.resolve();

  class StubClient extends Emitter {
    connection = { connected: false };
    disconnected = false;
    connects = 0;
    logouts = 0;
    readonly options: NexmoOptions;

    constructor(options: NexmoOptions) {
      super();
      this.options = options;
      clients.push(this);
    }

    async createSession(): Promise<StubApplication> {
      await onCreate();
      this.connection.connected = true;
      const application = new StubApplication(window);
      applications.push(application);
      return application;
    }

    connect(): void {
      this.connects += 1;
      this.connection.connected = true;
      this.emit('ready');
    }

    async deleteSession(): Promise<void> {
      this.logouts += 1;
      await onLogOut();
      this.disconnected = true;
      this.connection.connected = false;
    }

    disconnect(): void {
      this.disconnected = true;
      this.connection.connected = false;
      this.emit('disconnect', 'ClientDisconnected');
    }
  }

  TestBed.configureTestingModule({
    providers: [
      NexmoVoiceClient,
      { provide: Clock, useValue: clock },
      { provide: LOAD_NEXMO, useValue: () => Promise.resolve(StubClient) },
    ],
  });
  const document = TestBed.inject(DOCUMENT);
  jest.spyOn(document, 'defaultView', 'get').mockReturnValue(window as never);
  const voice = TestBed.inject(NexmoVoiceClient);
  const news: [string, CallNews][] = [];
  const states: string[] = [];
  const notes: unknown[] = [];
  const audio: unknown[] = [];
  const media: unknown[] = [];
  const connect = (token = 'token-1'): Promise<void> =>
    voice.connect(
      token,
      { sdk: 'nexmo-client', socketUrl: 'http://socket', apiUrl: 'http://api' },
      {
        news: (id, heard) => news.push([id, heard]),
        note: (id, what, detail) => notes.push([id, what, detail]),
        connection: (state) => states.push(state),
        remoteAudio: (stream) => audio.push(stream),
        media: (connection) => media.push(connection),
      },
    );
  const dial = (id = 'call-1') => {
    const microphone = new FakeStream();
    const dialing = voice.dial(id, microphone as unknown as MediaStream);
    return { microphone, dialing };
  };
  const told = (): string[] =>
    news.map(([id, heard]) => `${id} ${heard.type}${'reason' in heard ? ` ${heard.reason}` : ''}`);
  return {
    applications,
    audio,
    clients,
    clock,
    connect,
    dial,
    media,
    notes,
    original,
    states,
    told,
    voice,
    window,
    failLogOut: (fail: () => Promise<void>) => {
      onLogOut = fail;
    },
    failSignIn: (fail: () => Promise<void>) => {
      onCreate = fail;
    },
  };
}

afterEach(() => {
  jest.restoreAllMocks();
});

it('notes what the SDK tells of a call, by the SDK’s own names', async () => {
  const { applications, clients, connect, dial, notes, voice } = setUp();
  await connect();
  await dial().dialing;
  const [application] = applications;
  const connection = application!.connections[0]!;
  application!.tell(application!.calls[0]!, 'ringing');
  connection.connectionState = 'connected';
  connection.dispatchEvent(new Event('connectionstatechange'));
  clients[0]!.emit('disconnect', 'ConnectionError');
  await voice.hangUp();
  clients[0]!.emit('disconnect', 'ConnectionError');
  expect(notes).toEqual([
    ['call-1', 'callServer', undefined],
    ['call-1', 'call:status:changed', { status: 'ringing' }],
    ['call-1', 'media:connectionstatechange', { state: 'connected' }],
    ['call-1', 'disconnect', undefined],
    ['call-1', 'hangUp', undefined],
  ]);
});

async function inCall(world: ReturnType<typeof setUp>, id = 'call-1') {
  if (world.clients.length === 0) await world.connect();
  const { microphone, dialing } = world.dial(id);
  await dialing;
  const application = world.applications.at(-1)!;
  return {
    application,
    call: application.calls.at(-1)!,
    connection: application.connections.at(-1)!,
    microphone,
  };
}

describe('signing in', () => {
  it('switches off every report to third parties', async () => {
    const { clients, connect } = setUp();
    await connect();
    expect(clients[0]!.options).toMatchObject({
      url: 'http://socket',
      nexmo_api_url: 'http://api',
      iceServers: [],
      rtcstats: { remote_collection: false },
      log_reporter: { enabled: false },
    });
  });

  it('rejects when the connection is refused, although the SDK’s promise stays pending', async () => {
    const { clients, connect, failSignIn } = setUp();
    failSignIn(() => held<never>().promise);
    const connecting = connect();
    await settle();
    clients[0]!.emit('error', new Error('refused'));
    await expect(connecting).rejects.toThrow('did not sign this page in');
    expect(clients[0]!.disconnected).toBe(true);
  });

  it('rejects when nothing answers at all', async () => {
    const { clients, clock, connect, failSignIn } = setUp();
    failSignIn(() => held<never>().promise);
    const connecting = connect();
    const rejected = expect(connecting).rejects.toThrow();
    await clock.advance(10_000);
    await rejected;
    expect(clients[0]!.disconnected).toBe(true);
  });
});

describe('losing the connection', () => {
  it('is told, and so is its coming back', async () => {
    const { clients, connect, states } = setUp();
    await connect();
    clients[0]!.emit('disconnect', 'ConnectionError');
    clients[0]!.emit('ready');
    expect(states).toEqual(['lost', 'ready']);
  });

  it('is told when the token has expired, with the error in second place', async () => {
    const { applications, connect, states } = setUp();
    await connect();
    applications[0]!.emit('system:error:expired-token', 'NXM-errors', { type: 'expired' });
    expect(states).toEqual(['lost']);
  });

  it('by the server’s wish is mended with a fresh token and the same session', async () => {
    const { applications, clients, connect } = setUp();
    await connect('token-1');
    clients[0]!.connection.connected = false;
    await connect('token-2');
    expect(clients).toHaveLength(1);
    expect(clients[0]!.connects).toBe(1);
    expect(applications[0]!.tokens).toEqual(['token-2', 'token-2']);
  });

  it('and the session with it begins a new one, never with two clients at once', async () => {
    const { applications, clients, connect } = setUp();
    await connect();
    applications[0]!.onUpdateToken = () => Promise.reject(new Error('unknown session'));
    await connect('token-2');
    expect(clients).toHaveLength(2);
    expect(clients[0]!.disconnected).toBe(true);
    expect(clients[1]!.disconnected).toBe(false);
  });

  it('is not waited for for ever when the service does not take the token', async () => {
    const { applications, clients, clock, connect } = setUp();
    await connect();
    applications[0]!.onUpdateToken = () => held().promise;
    const coming = connect('token-2');
    await clock.advance(10_000);
    await coming;
    expect(clients).toHaveLength(2);
  });

  it('and the session with it does not give up a call that is up', async () => {
    const world = setUp();
    const { application, microphone } = await inCall(world);
    application.onUpdateToken = () => Promise.reject(new Error('unknown session'));
    await expect(world.connect('token-2')).rejects.toThrow('unknown session');
    expect(world.clients).toHaveLength(1);
    expect(microphone.track.stopped).toBe(false);
  });

  it('of our own wish logs out, so that the service ends what is left', async () => {
    const { clients, connect, voice } = setUp();
    await connect();
    voice.disconnect();
    await settle();
    expect(clients[0]).toMatchObject({ logouts: 1, disconnected: true });
  });

  it.each([
    ['refused', () => Promise.reject(new Error('unknown session'))],
    ['not answered', () => held().promise],
  ])('of our own wish comes about also when logging out is %s', async (_, logOut) => {
    const { clients, clock, connect, failLogOut, voice } = setUp();
    failLogOut(logOut);
    await connect();
    voice.disconnect();
    await clock.advance(2_000);
    expect(clients[0]!.disconnected).toBe(true);
  });

  it('of our own wish is told to nobody', async () => {
    const { connect, states, voice } = setUp();
    await connect();
    voice.disconnect();
    expect(states).toEqual([]);
  });
});

describe('dialing', () => {
  it('hands the SDK our microphone and leaves the browser as it was', async () => {
    const world = setUp();
    const { application, microphone } = await inCall(world);
    expect(application.dialed).toEqual(['call-1']);
    expect(application.streams).toEqual([microphone]);
    expect(world.window.navigator.mediaDevices.getUserMedia).toBe(world.original.getUserMedia);
    expect(world.window.RTCPeerConnection).toBe(world.original.RTCPeerConnection);
    expect(world.audio).toEqual(['remote']);
  });

  it.each([
    ['completed', 'completed'],
    ['busy', 'busy'],
    ['timeout', 'no-answer'],
    ['rejected', 'declined'],
    ['failed', 'service-fault'],
    ['unanswered', 'unknown'],
  ])('reads the end "%s" as "%s" and lets go of all media', async (status, reason) => {
    const world = setUp();
    const { application, call, connection, microphone } = await inCall(world);
    for (const one of ['started', 'ringing', 'answered', status]) application.tell(call, one);
    expect(world.told()).toEqual([
      'call-1 started',
      'call-1 ringing',
      'call-1 answered',
      `call-1 ended ${reason}`,
    ]);
    expect(microphone.track.stopped).toBe(true);
    expect(connection.closed).toBe(true);
    expect(world.audio.at(-1)).toBeNull();
  });

  it('rejects when the SDK rejects with nothing, and frees the microphone it leaves on', async () => {
    const world = setUp();
    await world.connect();
    const refused = held();
    // As the SDK does it: with no reason at all.
    refused.reject();
    world.applications[0]!.onDial = () => refused.promise;
    const { dialing, microphone } = world.dial();
    await expect(dialing).rejects.toThrow('did not take the call');
    expect(microphone.track.stopped).toBe(true);
    expect(world.applications[0]!.connections[0]!.closed).toBe(true);
  });

  it('rejects when the SDK never settles, and closes what it left open', async () => {
    const world = setUp();
    await world.connect();
    world.applications[0]!.onDial = () => held<never>().promise;
    const { dialing, microphone } = world.dial();
    const rejected = expect(dialing).rejects.toThrow('did not take the call');
    await world.clock.advance(15_000);
    await rejected;
    expect(microphone.track.stopped).toBe(true);
    expect(world.applications[0]!.connections[0]!.closed).toBe(true);
  });

  it('tells what carries the sound, and once that nothing does any more', async () => {
    const world = setUp();
    const { connection } = await inCall(world);
    expect(world.media).toEqual([connection]);
    await world.voice.hangUp();
    await world.voice.hangUp();
    expect(world.media).toEqual([connection, null]);
  });

  it('without a connection is refused', async () => {
    const { dial } = setUp();
    await expect(dial().dialing).rejects.toThrow('no connection');
  });
});

describe('hanging up', () => {
  it('tells the service and frees everything at once', async () => {
    const world = setUp();
    const { call, connection, microphone } = await inCall(world);
    const told = world.voice.hangUp();
    expect(microphone.track.stopped).toBe(true);
    expect(connection.closed).toBe(true);
    await told;
    expect(call.hangUps).toBe(1);
  });

  it('twice tells the service once', async () => {
    const world = setUp();
    const { call } = await inCall(world);
    await world.voice.hangUp();
    await world.voice.hangUp();
    expect(call.hangUps).toBe(1);
  });

  it('rejects when the service does not hear it, with the microphone off all the same', async () => {
    const world = setUp();
    const { call, microphone } = await inCall(world);
    call.onHangUp = () => Promise.reject(new Error('deaf'));
    await expect(world.voice.hangUp()).rejects.toThrow('deaf');
    expect(microphone.track.stopped).toBe(true);
  });

  it('while the SDK is dialing closes what the SDK cannot be asked to close', async () => {
    const world = setUp();
    await world.connect();
    const connected = held();
    const [application] = world.applications;
    application!.onDial = () => connected.promise;
    const { dialing, microphone } = world.dial();
    await settle();
    await world.voice.hangUp();
    expect(microphone.track.stopped).toBe(true);
    expect(application!.connections[0]!.closed).toBe(true);
    expect(world.media.at(-1)).toBeNull();
    await application!.connections[0]!.setRemoteDescription();
    connected.resolve();
    await dialing;
    expect(application!.calls[0]!.hangUps).toBe(1);
  });

  it('is repeated when the service lets the call in afterwards', async () => {
    const world = setUp();
    const { application, call } = await inCall(world);
    await world.voice.hangUp();
    application.tell(call, 'started');
    expect(call.hangUps).toBe(2);
    expect(world.told()).toEqual([]);
  });
});

describe('two calls one after the other', () => {
  it('never hear each other’s news', async () => {
    const world = setUp();
    const first = await inCall(world, 'call-1');
    await world.voice.hangUp();
    const second = await inCall(world, 'call-2');
    second.application.tell(second.call, 'ringing');
    first.application.tell(first.call, 'failed');
    expect(world.told()).toEqual(['call-2 ringing']);
    expect(second.microphone.track.stopped).toBe(false);
    expect(world.audio.at(-1)).toBe('remote');
  });
});

describe('muting', () => {
  it('silences the microphone before the service has let the call in', async () => {
    const world = setUp();
    const { microphone } = await inCall(world);
    await world.voice.mute(true);
    expect(microphone.track.enabled).toBe(false);
    await world.voice.mute(false);
    expect(microphone.track.enabled).toBe(true);
  });

  it('of a call that is over asks the service nothing', async () => {
    const world = setUp();
    const { call, microphone } = await inCall(world);
    const asked: boolean[] = [];
    call.conversation = { media: { mute: (on) => Promise.resolve(asked.push(on)) } };
    await world.voice.hangUp();
    await world.voice.mute(true);
    expect(asked).toEqual([]);
    expect(microphone.track.stopped).toBe(true);
  });

  it('stays silent when the SDK opens the microphone again because the service did not hear', async () => {
    const world = setUp();
    const { call, microphone } = await inCall(world);
    call.conversation = {
      media: {
        mute: () => {
          microphone.track.enabled = true;
          return Promise.reject(new Error('deaf'));
        },
      },
    };
    await expect(world.voice.mute(true)).rejects.toThrow('deaf');
    expect(microphone.track.enabled).toBe(false);
  });
});
