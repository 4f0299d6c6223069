import { settle } from '../testing/fake-clock.ts';
import { held } from '../testing/fake-server.ts';
import type { WithFakeSdk } from './testing/fake-sdk.ts';
import { SdkWorld } from './testing/sdk-world.ts';

/** What holds for a voice client, whatever SDK it stands on. */
export function describeVoiceClient(name: string, withSdk: WithFakeSdk): void {
  describe(`a voice client over ${name}`, () => {
    const setUp = () => new SdkWorld(withSdk);

    describe('signing in', () => {
      it('rejects when the service refuses, with nothing left open', async () => {
        const world = setUp();
        world.sdk.onSignIn = () => Promise.reject(new Error('expired'));
        await expect(world.connect()).rejects.toThrow('did not sign this page in');
        expect(world.sdk.signIns[0]!.over).toBe(true);
      });

      it('rejects when nothing answers at all', async () => {
        const world = setUp();
        world.sdk.onSignIn = () => held<never>().promise;
        const rejected = expect(world.connect()).rejects.toThrow();
        await world.clock.advance(10_000);
        await rejected;
        expect(world.sdk.signIns[0]!.over).toBe(true);
      });

      it('is undone when somebody has left meanwhile', async () => {
        const world = setUp();
        const signedIn = held();
        world.sdk.onSignIn = () => signedIn.promise;
        const connecting = world.connect();
        await settle();
        world.voice.disconnect();
        signedIn.resolve();
        await connecting;
        expect(world.sdk.signIns[0]).toMatchObject({ over: true, logouts: 1 });
      });
    });

    describe('losing the connection', () => {
      it('is told at once, and mended with a fresh token and the same session', async () => {
        const world = setUp();
        const { call, microphone } = await world.inCall();
        world.sdk.lose();
        expect(world.states).toEqual(['lost']);
        await world.connect('token-2');
        expect(world.sdk.signIns).toHaveLength(1);
        expect(microphone.track.stopped).toBe(false);
        world.sdk.tell(call, 'ringing');
        expect(world.told()).toEqual(['call-1 started', 'call-1 ringing']);
      });

      it('is told also after it came back to a call that was up', async () => {
        const world = setUp();
        await world.inCall();
        await world.connect('token-2');
        world.sdk.lose();
        expect(world.states).toEqual(['lost']);
      });

      it('and the session with it begins a new one, never with two at once', async () => {
        const world = setUp();
        await world.connect();
        world.sdk.onToken = () => Promise.reject(new Error('unknown session'));
        await world.connect('token-2');
        expect(world.sdk.signIns.map(({ over }) => over)).toEqual([true, false]);
      });

      it('is not waited for for ever when the service does not take the token', async () => {
        const world = setUp();
        await world.connect();
        world.sdk.onToken = () => held().promise;
        const coming = world.connect('token-2');
        await world.clock.advance(10_000);
        await coming;
        expect(world.sdk.signIns).toHaveLength(2);
      });

      it('and the session with it does not give up a call that is up', async () => {
        const world = setUp();
        const { microphone } = await world.inCall();
        world.sdk.onToken = () => Promise.reject(new Error('unknown session'));
        await expect(world.connect('token-2')).rejects.toThrow('unknown session');
        expect(world.sdk.signIns).toHaveLength(1);
        expect(microphone.track.stopped).toBe(false);
      });

      it('of our own wish logs out, so that the service ends what is left', async () => {
        const world = setUp();
        await world.connect();
        world.voice.disconnect();
        await settle();
        expect(world.sdk.signIns).toMatchObject([{ over: true, logouts: 1 }]);
        expect(world.states).toEqual([]);
      });

      it.each([
        ['refused', () => Promise.reject(new Error('unknown session'))],
        ['not answered', () => held().promise],
      ])('of our own wish comes about also when logging out is %s', async (_, logOut) => {
        const world = setUp();
        world.sdk.onLogOut = logOut;
        await world.connect();
        world.voice.disconnect();
        await world.clock.advance(2_000);
        expect(world.sdk.signIns[0]!.over).toBe(true);
      });

      it('of our own wish in a call hangs up first', async () => {
        const world = setUp();
        const { call, connection, microphone } = await world.inCall();
        let before: number | undefined;
        world.sdk.onHangUp = () => {
          before = world.sdk.signIns[0]!.logouts;
          return Promise.resolve();
        };
        world.voice.disconnect();
        expect(call.hangUps).toBe(1);
        expect(before).toBe(0);
        expect(microphone.track.stopped).toBe(true);
        expect(connection.closed).toBe(true);
      });
    });

    describe('dialing', () => {
      it('hands the SDK our microphone and leaves the browser as it was', async () => {
        const world = setUp();
        const { window } = world;
        const { RTCPeerConnection, WebSocket } = window;
        const { getUserMedia } = window.navigator.mediaDevices;
        const { microphone } = await world.inCall();
        expect(world.sdk.dialed).toEqual(['call-1']);
        expect(world.sdk.streams).toEqual([microphone]);
        expect(window.navigator.mediaDevices.getUserMedia).toBe(getUserMedia);
        expect(window).toMatchObject({ RTCPeerConnection, WebSocket });
      });

      it('gives the voice of the other side, and takes it back at the end', async () => {
        const world = setUp();
        const { call } = await world.inCall();
        world.sdk.sound('remote' as unknown as MediaStream);
        expect(world.audio).toEqual(['remote']);
        world.sdk.tell(call, 'over');
        expect(world.audio.at(-1)).toBeNull();
      });

      it('tells how far the call is, and lets go of all media at the end', async () => {
        const world = setUp();
        const { call, connection, microphone } = await world.inCall();
        for (const what of ['ringing', 'answered', 'over'] as const) world.sdk.tell(call, what);
        expect(world.told()).toEqual([
          'call-1 started',
          'call-1 ringing',
          'call-1 answered',
          'call-1 ended completed',
        ]);
        expect(microphone.track.stopped).toBe(true);
        expect(connection.closed).toBe(true);
      });

      it('hears nothing of a call that is over', async () => {
        const world = setUp();
        const { call } = await world.inCall();
        world.sdk.tell(call, 'over');
        const told = world.told();
        for (const what of ['ringing', 'answered', 'over'] as const) world.sdk.tell(call, what);
        expect(world.told()).toEqual(told);
      });

      it('rejects when the SDK rejects with nothing, and frees the microphone it leaves on', async () => {
        const world = setUp();
        await world.connect();
        const refused = held();
        // As the SDK does it: with no reason at all.
        refused.reject();
        world.sdk.onDial = () => refused.promise;
        const { dialing, microphone } = world.dial();
        await expect(dialing).rejects.toThrow('did not take the call');
        expect(microphone.track.stopped).toBe(true);
        expect(world.sdk.connections[0]!.closed).toBe(true);
      });

      it('rejects when the SDK never settles, and closes what it left open', async () => {
        const world = setUp();
        await world.connect();
        world.sdk.onDial = () => held<never>().promise;
        const { dialing, microphone } = world.dial();
        const rejected = expect(dialing).rejects.toThrow('did not take the call');
        await world.clock.advance(15_000);
        await rejected;
        expect(microphone.track.stopped).toBe(true);
        expect(world.sdk.connections[0]!.closed).toBe(true);
      });

      it('tells what carries the sound, and once that nothing does any more', async () => {
        const world = setUp();
        const { connection } = await world.inCall();
        expect(world.media).toEqual([connection]);
        await world.voice.hangUp();
        await world.voice.hangUp();
        expect(world.media).toEqual([connection, null]);
      });

      it('without a connection is refused', async () => {
        await expect(setUp().dial().dialing).rejects.toThrow('no connection');
      });
    });

    describe('hanging up', () => {
      it('tells the service and frees everything at once', async () => {
        const world = setUp();
        const { call, connection, microphone } = await world.inCall();
        const told = world.voice.hangUp();
        expect(microphone.track.stopped).toBe(true);
        expect(connection.closed).toBe(true);
        await told;
        expect(call.hangUps).toBe(1);
      });

      it('twice tells the service once', async () => {
        const world = setUp();
        const { call } = await world.inCall();
        await world.voice.hangUp();
        await world.voice.hangUp();
        expect(call.hangUps).toBe(1);
      });

      it('rejects when the service does not hear it, with the microphone off all the same', async () => {
        const world = setUp();
        const { microphone } = await world.inCall();
        world.sdk.onHangUp = () => Promise.reject(new Error('deaf'));
        await expect(world.voice.hangUp()).rejects.toThrow('deaf');
        expect(microphone.track.stopped).toBe(true);
      });

      it('while the SDK is dialing closes what the SDK cannot be asked to close', async () => {
        const world = setUp();
        await world.connect();
        const connected = held();
        world.sdk.onDial = () => connected.promise;
        const { dialing, microphone } = world.dial();
        await settle();
        await world.voice.hangUp();
        const [connection] = world.sdk.connections;
        expect(microphone.track.stopped).toBe(true);
        expect(connection!.closed).toBe(true);
        expect(world.media.at(-1)).toBeNull();
        await connection!.setRemoteDescription();
        connected.resolve();
        await dialing;
        expect(world.sdk.calls[0]!.hangUps).toBe(1);
        expect(world.told()).toEqual([]);
      });

      it('before the SDK has begun opens nothing', async () => {
        const world = setUp();
        await world.connect();
        const { dialing, microphone } = world.dial();
        await world.voice.hangUp();
        await dialing;
        expect(microphone.track.stopped).toBe(true);
        expect(world.sdk.connections.every(({ closed }) => closed)).toBe(true);
      });

      it('is repeated when the service lets the call in afterwards', async () => {
        const world = setUp();
        const { call } = await world.inCall();
        const told = world.told();
        await world.voice.hangUp();
        world.sdk.tell(call, 'ringing');
        expect(call.hangUps).toBe(2);
        expect(world.told()).toEqual(told);
      });
    });

    describe('two calls one after the other', () => {
      it('never hear each other’s news', async () => {
        const world = setUp();
        const first = await world.inCall('call-1');
        await world.voice.hangUp();
        const second = await world.inCall('call-2');
        world.sdk.sound('remote' as unknown as MediaStream);
        world.sdk.tell(second.call, 'ringing');
        world.sdk.tell(first.call, 'over');
        expect(world.told()).toEqual(['call-1 started', 'call-2 started', 'call-2 ringing']);
        expect(second.microphone.track.stopped).toBe(false);
        expect(world.audio.at(-1)).toBe('remote');
      });
    });

    describe('muting', () => {
      it('silences the microphone, and lets it be heard again', async () => {
        const world = setUp();
        const { microphone } = await world.inCall();
        await world.voice.mute(true);
        expect(microphone.track.enabled).toBe(false);
        await world.voice.mute(false);
        expect(microphone.track.enabled).toBe(true);
        expect(world.sdk.muted).toEqual([true, false]);
      });

      it('silences the microphone before the service has let the call in', async () => {
        const world = setUp();
        await world.connect();
        world.sdk.onDial = () => held<never>().promise;
        const { microphone } = world.dial();
        await world.voice.mute(true);
        expect(microphone.track.enabled).toBe(false);
        await world.voice.hangUp();
      });

      it('of a call that is over asks the service nothing', async () => {
        const world = setUp();
        const { microphone } = await world.inCall();
        await world.voice.hangUp();
        await world.voice.mute(true);
        expect(world.sdk.muted).toEqual([]);
        expect(microphone.track.stopped).toBe(true);
      });

      it('stays silent when the SDK opens the microphone again because the service did not hear', async () => {
        const world = setUp();
        const { microphone } = await world.inCall();
        world.sdk.onMute = () => {
          microphone.track.enabled = true;
          return Promise.reject(new Error('deaf'));
        };
        await expect(world.voice.mute(true)).rejects.toThrow('deaf');
        expect(microphone.track.enabled).toBe(false);
      });
    });

    it('notes what is asked of the SDK and what carries the sound, for the record', async () => {
      const world = setUp();
      const { connection } = await world.inCall();
      connection.become('connected');
      await world.voice.mute(true);
      await world.voice.hangUp();
      const { dial, hangUp, mute } = world.sdk.names;
      expect(world.notes).toEqual(
        expect.arrayContaining([
          ['call-1', dial, undefined],
          ['call-1', 'media:connectionstatechange', { state: 'connected' }],
          ['call-1', mute, { on: true }],
          ['call-1', hangUp, undefined],
        ]),
      );
    });
  });
}
