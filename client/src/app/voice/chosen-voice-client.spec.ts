import { TestBed } from '@angular/core/testing';
import type { Settings } from '@hotline/protocol/session';
import { Clock } from '../clock.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { held } from '../testing/fake-server.ts';
import { ChosenVoiceClient, VOICE_ADAPTERS } from './chosen-voice-client.ts';
import { FakeVoiceClient } from './fake-voice-client.ts';
import type { VoiceHandlers } from './voice-client.ts';

const handlers: VoiceHandlers = {
  news: () => undefined,
  note: () => undefined,
  connection: () => undefined,
  remoteAudio: () => undefined,
  media: () => undefined,
};

function setUp() {
  const fetched: string[] = [];
  const voice = new FakeVoiceClient();
  let fetching = Promise.resolve();
  const adapter = (name: string) => async () => {
    fetched.push(name);
    await fetching;
    return () => voice;
  };
  TestBed.configureTestingModule({
    providers: [
      ChosenVoiceClient,
      { provide: Clock, useValue: new FakeClock() },
      {
        provide: VOICE_ADAPTERS,
        useValue: { 'nexmo-client': adapter('nexmo-client'), 'client-sdk': adapter('client-sdk') },
      },
    ],
  });
  const chosen = TestBed.inject(ChosenVoiceClient);
  const connect = (sdk: Settings['voice']['sdk']) =>
    chosen.connect('token', { sdk, socketUrl: '', apiUrl: '' }, handlers);
  return {
    chosen,
    connect,
    fetched,
    voice,
    holdFetching: (held: Promise<void>) => {
      fetching = held;
    },
  };
}

it('fetches nothing before somebody signs in', async () => {
  const { chosen, fetched } = setUp();
  await chosen.hangUp();
  chosen.disconnect();
  expect(fetched).toEqual([]);
});

it.each(['nexmo-client', 'client-sdk'] as const)(
  'fetches %s where settings name it',
  async (sdk) => {
    const { connect, fetched, voice } = setUp();
    await connect(sdk);
    expect(fetched).toEqual([sdk]);
    expect(voice.connected).toBe(true);
  },
);

it('passes on what it is asked to the adapter', async () => {
  const { chosen, connect, voice } = setUp();
  await connect('client-sdk');
  await chosen.dial('call-1', new MediaStreamStub() as unknown as MediaStream);
  await chosen.mute(true);
  await chosen.updateToken('token-2');
  await chosen.hangUp();
  expect(voice).toMatchObject({
    dialed: ['call-1'],
    muted: [true],
    tokens: ['token', 'token-2'],
    hungUp: ['call-1'],
  });
  chosen.disconnect();
  expect(voice.connected).toBe(false);
});

it('does not sign in for somebody who left while the adapter was fetched', async () => {
  const { chosen, connect, holdFetching, voice } = setUp();
  const fetched = held();
  holdFetching(fetched.promise);
  const connecting = connect('client-sdk');
  chosen.disconnect();
  fetched.resolve();
  await connecting;
  expect(voice.tokens).toEqual([]);
});

it('cannot dial before it is connected', async () => {
  const { chosen } = setUp();
  await expect(
    chosen.dial('call-1', new MediaStreamStub() as unknown as MediaStream),
  ).rejects.toThrow('no connection');
});

class MediaStreamStub {
  getTracks(): [] {
    return [];
  }
}
