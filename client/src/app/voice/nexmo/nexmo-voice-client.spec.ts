import { held } from '../../testing/fake-server.ts';
import { settle } from '../../testing/fake-clock.ts';
import { describeVoiceClient } from '../voice-client.contract.ts';
import { SdkWorld } from '../testing/sdk-world.ts';
import { withNexmo } from './testing/fake-nexmo.ts';

describeVoiceClient('nexmo-client', withNexmo);

const setUp = () => new SdkWorld(withNexmo);

describe('signing in with nexmo-client', () => {
  it('switches off every report to third parties', async () => {
    const world = setUp();
    await world.connect();
    expect(world.sdk.client.options).toMatchObject({
      url: 'http://socket',
      nexmo_api_url: 'http://api',
      iceServers: [],
      rtcstats: { remote_collection: false },
      log_reporter: { enabled: false },
    });
  });

  it('rejects when the connection is refused, although the SDK’s promise stays pending', async () => {
    const world = setUp();
    world.sdk.onSignIn = () => held<never>().promise;
    const connecting = world.connect();
    await settle();
    world.sdk.client.emit('error', new Error('refused'));
    await expect(connecting).rejects.toThrow('did not sign this page in');
    expect(world.sdk.client.over).toBe(true);
  });
});

describe('losing the connection of nexmo-client', () => {
  it('is told when the token has expired, with the error in second place', async () => {
    const world = setUp();
    await world.connect();
    const { application } = world.sdk.client;
    application.emit('system:error:expired-token', 'NXM-errors', { type: 'expired' });
    expect(world.states).toEqual(['lost']);
  });

  it('is told, and so is its coming back by itself', async () => {
    const world = setUp();
    await world.connect();
    world.sdk.lose();
    world.sdk.comeBack();
    expect(world.states).toEqual(['lost', 'ready']);
  });

  it('by the server’s wish is mended with a fresh token and the same session', async () => {
    const world = setUp();
    await world.connect('token-1');
    world.sdk.client.connection.connected = false;
    await world.connect('token-2');
    expect(world.sdk.signIns).toHaveLength(1);
    expect(world.sdk.client.connects).toBe(1);
    expect(world.sdk.tokens).toEqual(['token-2', 'token-2']);
  });
});

describe('a call of nexmo-client', () => {
  it.each([
    ['completed', 'completed'],
    ['busy', 'busy'],
    ['timeout', 'no-answer'],
    ['rejected', 'declined'],
    ['failed', 'service-fault'],
    ['unanswered', 'unknown'],
  ])('that is "%s" has ended as "%s"', async (status, reason) => {
    const world = setUp();
    await world.inCall();
    world.sdk.become(world.sdk.calls[0]!, status);
    expect(world.told()).toEqual(['call-1 started', `call-1 ended ${reason}`]);
  });

  it('is muted also while it has no conversation that could be told', async () => {
    const world = setUp();
    const { microphone } = await world.inCall();
    world.sdk.calls[0]!.conversation = null;
    await world.voice.mute(true);
    expect(microphone.track.enabled).toBe(false);
  });

  it('is noted by the SDK’s own names', async () => {
    const world = setUp();
    const { connection } = await world.inCall();
    world.sdk.become(world.sdk.calls[0]!, 'ringing');
    connection.become('connected');
    world.sdk.lose();
    await world.voice.hangUp();
    world.sdk.lose();
    expect(world.notes).toEqual([
      ['call-1', 'callServer', undefined],
      ['call-1', 'call:status:changed', { status: 'started' }],
      ['call-1', 'call:status:changed', { status: 'ringing' }],
      ['call-1', 'media:connectionstatechange', { state: 'connected' }],
      ['call-1', 'disconnect', undefined],
      ['call-1', 'hangUp', undefined],
    ]);
  });
});
