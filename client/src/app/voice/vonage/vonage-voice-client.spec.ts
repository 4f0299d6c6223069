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
  it('is told once, although the SDK says so again, and later', async () => {
    const world = setUp();
    await world.connect();
    world.sdk.lose();
    world.sdk.client.emit('reconnecting');
    world.sdk.client.emit('sessionError', 'TRANSPORT_CLOSED');
    expect(world.states).toEqual(['lost']);
  });

  it('is told by the SDK where the browser did not say so', async () => {
    const world = setUp();
    await world.connect();
    world.sdk.client.emit('sessionError', 'EXPIRED_TOKEN');
    expect(world.states).toEqual(['lost']);
  });

  it('is mended by a new client with the old session, sooner than the SDK would', async () => {
    const world = setUp();
    await world.connect('token-1');
    world.sdk.lose();
    await world.connect('token-2');
    const [first, second] = world.sdk.signIns;
    expect(first!.over).toBe(true);
    expect(second).toMatchObject({ over: false, sessions: ['SES-1'] });
    expect(world.sdk.tokens).toEqual(['token-1', 'token-2']);
  });

  it('begins a new session when the service does not know the old one any more', async () => {
    const world = setUp();
    await world.connect();
    world.sdk.lose();
    world.sdk.onSignIn = () => Promise.reject(new Error('unknown session'));
    await expect(world.connect()).rejects.toThrow();
    world.sdk.onSignIn = () => Promise.resolve();
    await world.connect();
    expect(world.sdk.client.sessions).toEqual([undefined]);
  });

  it('in a call is waited for, with a fresh token for when the SDK tries again', async () => {
    const world = setUp();
    const { microphone } = await world.inCall();
    world.sdk.lose();
    const coming = world.connect('token-2');
    await settle();
    world.sdk.comeBack();
    await coming;
    expect(world.sdk.signIns).toHaveLength(1);
    expect(world.sdk.tokens).toEqual(['token-1', 'token-2']);
    expect(world.states).toEqual(['lost', 'ready']);
    expect(microphone.track.stopped).toBe(false);
  });

  it('in a call is not waited for for ever', async () => {
    const world = setUp();
    await world.inCall();
    world.sdk.lose();
    const failed = expect(world.connect('token-2')).rejects.toThrow();
    await world.clock.advance(10_000);
    await failed;
  });

  it.each(['TRANSPORT_CLOSED', 'EXPIRED_TOKEN'])(
    'that the SDK has given up (%s) is mended with the same client and session, and the call with it',
    async (reason) => {
      const world = setUp();
      const { call } = await world.inCall();
      world.sdk.client.emit('sessionError', reason);
      await world.connect('token-2');
      expect(world.sdk.signIns).toHaveLength(1);
      expect(world.sdk.client.sessions).toEqual([undefined, 'SES-1']);
      world.sdk.tell(call, 'answered');
      expect(world.told()).toContain('call-1 answered');
    },
  );

  it('that the SDK has given up in a call is tried again with the same session', async () => {
    const world = setUp();
    await world.inCall();
    world.sdk.client.emit('sessionError', 'TRANSPORT_CLOSED');
    world.sdk.onSignIn = () => Promise.reject(new Error('no network'));
    await expect(world.connect('token-2')).rejects.toThrow('no network');
    world.sdk.onSignIn = () => Promise.resolve();
    await world.connect('token-3');
    expect(world.sdk.client.sessions).toEqual([undefined, 'SES-1', 'SES-1']);
  });

  it('of a client that was given up changes nothing', async () => {
    const world = setUp();
    await world.connect();
    const old = world.sdk.client;
    world.sdk.lose();
    await world.connect();
    old.socket?.dispatchEvent(new Event('close'));
    old.emit('sessionError', 'TRANSPORT_CLOSED');
    old.emit('reconnection');
    expect(world.states).toEqual(['lost']);
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
    world.sdk.comeBack();
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
      ['call-1', 'reconnecting', undefined],
      ['call-1', 'reconnection', undefined],
      ['call-1', 'callMediaReconnecting', undefined],
      ['call-1', 'callMediaReconnection', undefined],
      ['call-1', 'hangup', undefined],
      ['call-1', 'callHangup', { reason: 'LOCAL_HANGUP' }],
    ]);
  });
});
