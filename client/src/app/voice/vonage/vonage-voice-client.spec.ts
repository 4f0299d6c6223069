import { settle } from '../../testing/fake-clock.ts';
import { held } from '../../testing/fake-server.ts';
import { describeVoiceClient } from '../voice-client.contract.ts';
import { SdkWorld } from '../testing/sdk-world.ts';
import { withVonage } from './testing/fake-vonage.ts';

describeVoiceClient('@vonage/client-sdk', withVonage);

const setUp = () => new SdkWorld(withVonage);

describe('signing in with @vonage/client-sdk', () => {
  it('gives the SDK the whole of its settings, without a report to third parties', async () => {
    const world = setUp();
    await world.connect();
    expect(world.sdk.client.config).toEqual({
      apiUrl: 'http://api',
      websocketUrl: 'http://socket',
      rtcStatsTelemetry: false,
      autoReconnectMedia: true,
      disableInternalLogger: true,
    });
  });
});

describe('a lost connection of @vonage/client-sdk', () => {
  it('is told once, although the SDK says so again', async () => {
    const world = setUp();
    await world.connect();
    world.sdk.lose();
    world.sdk.client.emit('sessionError', 'TRANSPORT_CLOSED');
    expect(world.states).toEqual(['lost']);
  });

  it('is told to the SDK as one that was ended, so that signing in again ends no call', async () => {
    const world = setUp();
    await world.connect();
    const told: unknown[] = [];
    world.sdk.client.emit = (event, reason) => told.push([event, reason]);
    world.sdk.lose();
    expect(told).toEqual([['sessionError', 'EXPIRED_TOKEN']]);
  });

  it.each(['TRANSPORT_CLOSED', 'EXPIRED_TOKEN'])(
    'that the SDK tells of (%s) is mended with the same client and session',
    async (reason) => {
      const world = setUp();
      await world.inCall();
      world.sdk.client.emit('sessionError', reason);
      expect(world.states).toEqual(['lost']);
      await world.connect('token-2');
      expect(world.sdk.signIns).toHaveLength(1);
      expect(world.sdk.client.sessions).toEqual([undefined, 'SES-1']);
      expect(world.sdk.tokens).toEqual(['token-1', 'token-2']);
    },
  );

  it('in a call is tried again with the same session', async () => {
    const world = setUp();
    await world.inCall();
    world.sdk.lose();
    world.sdk.onSignIn = () => Promise.reject(new Error('no network'));
    await expect(world.connect('token-2')).rejects.toThrow('no network');
    world.sdk.onSignIn = () => Promise.resolve();
    await world.connect('token-3');
    expect(world.sdk.client.sessions).toEqual([undefined, 'SES-1', 'SES-1']);
  });

  it('without a call begins a new session when the service does not know the old one', async () => {
    const world = setUp();
    await world.connect();
    world.sdk.lose();
    let refused = 0;
    world.sdk.onSignIn = () =>
      (refused += 1) === 1 ? Promise.reject(new Error('unknown')) : Promise.resolve();
    await world.connect();
    expect(world.sdk.signIns.map(({ sessions }) => sessions)).toEqual([
      [undefined, 'SES-1'],
      [undefined],
    ]);
    expect(world.sdk.signIns[0]!.over).toBe(true);
  });

  it('of a client that was given up changes nothing', async () => {
    const world = setUp();
    await world.connect();
    const old = world.sdk.client;
    world.sdk.onToken = () => Promise.reject(new Error('unknown session'));
    await world.connect();
    old.socket?.dispatchEvent(new Event('close'));
    old.emit('sessionError', 'TRANSPORT_CLOSED');
    expect(world.states).toEqual([]);
  });
});

describe('a call of @vonage/client-sdk', () => {
  it.each([
    ['REMOTE_HANGUP', 'before the answer', [], 'unknown'],
    ['REMOTE_REJECT', 'before the answer', [], 'unknown'],
    ['REMOTE_NO_ANSWER_TIMEOUT', 'before the answer', [], 'unknown'],
    ['REMOTE_HANGUP', 'after the answer', ['answered'], 'completed'],
    ['MEDIA_TIMEOUT', 'after the answer', ['answered'], 'completed'],
  ] as const)('that ends with %s %s has ended as "%s"', async (word, _, before, reason) => {
    const world = setUp();
    const { call } = await world.inCall();
    for (const what of before) world.sdk.tell(call, what);
    world.sdk.client.emit('callHangup', 'LEG-1', {}, word);
    expect(world.told().at(-1)).toBe(`call-1 ended ${reason}`);
  });

  it('takes its own leg’s status for nobody’s answer', async () => {
    const world = setUp();
    await world.inCall();
    world.sdk.client.emit('legStatusUpdate', 'LEG-1', 'LEG-1', 'ANSWERED');
    expect(world.told()).toEqual(['call-1 started']);
  });

  it('misses nothing that is told before its id is', async () => {
    const world = setUp();
    await world.connect();
    const letIn = held();
    world.sdk.onDial = () => letIn.promise;
    const { dialing } = world.dial();
    await settle();
    world.sdk.client.emit('legStatusUpdate', 'LEG-1', 'LEG-BOB', 'RINGING');
    world.sdk.client.emit('legStatusUpdate', 'LEG-7', 'LEG-SUE', 'ANSWERED');
    letIn.resolve();
    await dialing;
    expect(world.told()).toEqual(['call-1 started', 'call-1 ringing']);
  });

  it('is over when its media cannot be brought back, and the service is told', async () => {
    const world = setUp();
    const { call, microphone } = await world.inCall();
    world.sdk.tell(call, 'answered');
    world.sdk.client.emit('callMediaReconnecting', 'LEG-1');
    world.sdk.client.emit('callMediaDisconnect', 'LEG-1', 'networkChange');
    expect(world.told().at(-1)).toBe('call-1 ended completed');
    expect(microphone.track.stopped).toBe(true);
    expect(call.hangUps).toBe(1);
  });

  it('is hung up without a fault when it is over already', async () => {
    const world = setUp();
    await world.inCall();
    world.sdk.onHangUp = () =>
      Promise.reject(Object.assign(new Error(), { code: 'voice:error:no_call_found' }));
    await expect(world.voice.hangUp()).resolves.toBeUndefined();
  });

  it('is hung up also from a page that is being closed', async () => {
    const world = setUp();
    await world.inCall();
    const { fetch } = world.window;
    await world.voice.hangUp();
    expect(world.window.asked).toEqual([{ method: 'DELETE', keepalive: true }]);
    expect(world.window.fetch).toBe(fetch);
  });

  it('is played by the page alone', async () => {
    const world = setUp();
    const { connection } = await world.inCall();
    let played = false;
    // As the SDK does it: a handler of its own, set after ours.
    Object.assign(connection, { ontrack: () => (played = true) });
    world.sdk.sound('remote' as unknown as MediaStream);
    expect(world.audio).toEqual(['remote']);
    expect(played).toBe(false);
    expect(Object.getOwnPropertyDescriptor(connection, 'ontrack')).toMatchObject({
      writable: true,
    });
  });

  it('is noted by the SDK’s own names', async () => {
    const world = setUp();
    const { call, connection } = await world.inCall();
    world.sdk.tell(call, 'ringing');
    connection.become('connected');
    world.sdk.lose();
    await world.connect();
    world.sdk.client.emit('callMediaReconnecting', 'LEG-1');
    world.sdk.client.emit('callMediaReconnection', 'LEG-1');
    await world.voice.hangUp();
    world.sdk.client.emit('callHangup', 'LEG-1', {}, 'LOCAL_HANGUP');
    expect(world.notes).toEqual([
      ['call-1', 'serverCall', undefined],
      ['call-1', 'serverCall:joined', undefined],
      ['call-1', 'legStatusUpdate', { status: 'RINGING' }],
      ['call-1', 'media:connectionstatechange', { state: 'connected' }],
      ['call-1', 'socket:close', undefined],
      ['call-1', 'callMediaReconnecting', undefined],
      ['call-1', 'callMediaReconnection', undefined],
      ['call-1', 'hangup', undefined],
      ['call-1', 'callHangup', { reason: 'LOCAL_HANGUP' }],
    ]);
  });
});
