import { TestBed } from '@angular/core/testing';
import { FETCH } from '../api/requests.ts';
import { Clock } from '../clock.ts';
import { SessionStore } from '../session/session-store.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeServer, held } from '../testing/fake-server.ts';
import { FakeVoiceClient } from './fake-voice-client.ts';
import { PhoneLine } from './phone-line.ts';
import { VoiceClient } from './voice-client.ts';

function tokenFor(seconds: number, name: string): string {
  // Made on a server whose clock is years away from this page's.
  return `head.${btoa(JSON.stringify({ iat: 77, exp: 77 + seconds }))}.${name}`;
}

async function setUp() {
  const clock = new FakeClock();
  const server = new FakeServer();
  const voice = new FakeVoiceClient();
  let tokens = 0;
  server
    .on('POST /api/session', [200, { username: 'john' }])
    .on('GET /api/settings', [200, { mode: 'demo', voice: { sdk: 'nexmo-client' } }])
    .on('GET /auth/john', () => {
      tokens += 1;
      return [200, tokenFor(600, `token-${tokens}`)];
    });
  TestBed.configureTestingModule({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: FETCH, useValue: server.fetch },
      { provide: VoiceClient, useValue: voice },
    ],
  });
  await TestBed.inject(SessionStore).signIn('john');
  const line = TestBed.inject(PhoneLine);
  const open = async (): Promise<void> => {
    line.open({ news: () => undefined, note: () => undefined });
    await clock.advance(0);
  };
  const tokenNames = (): (string | undefined)[] => voice.tokens.map((token) => token.split('.')[2]);
  return { clock, line, open, server, tokenNames, voice };
}

it('is connecting until the phone service has signed the page in', async () => {
  const { clock, line, open, voice } = await setUp();
  const signedIn = held();
  voice.onConnect = () => signedIn.promise;
  await open();
  expect(line.state()).toBe('connecting');
  signedIn.resolve();
  await clock.advance(0);
  expect(line.state()).toBe('ready');
});

it('renews the token a minute before it ends, whatever the server’s clock says', async () => {
  const { clock, open, tokenNames } = await setUp();
  await open();
  await clock.advance(539_000);
  expect(tokenNames()).toEqual(['token-1']);
  await clock.advance(1_000);
  expect(tokenNames()).toEqual(['token-1', 'token-2']);
  await clock.advance(540_000);
  expect(tokenNames()).toEqual(['token-1', 'token-2', 'token-3']);
});

it('signs in again when the token cannot be renewed', async () => {
  const { clock, line, open, tokenNames, voice } = await setUp();
  await open();
  voice.onUpdateToken = () => Promise.reject(new Error('refused'));
  await clock.advance(540_000);
  expect(tokenNames()).toEqual(['token-1', 'token-2', 'token-3']);
  expect(line.state()).toBe('ready');
});

it('comes back with a fresh token after a loss', async () => {
  const { clock, line, open, tokenNames, voice } = await setUp();
  await open();
  voice.drop();
  expect(line.state()).toBe('lost');
  await clock.advance(500);
  expect(line.state()).toBe('ready');
  expect(tokenNames()).toEqual(['token-1', 'token-2']);
});

it('tries again with growing pauses for as long as it takes', async () => {
  const { clock, line, open, voice } = await setUp();
  let attempts = 0;
  voice.onConnect = () => {
    attempts += 1;
    return Promise.reject(new Error('down'));
  };
  await open();
  expect(line.state()).toBe('lost');
  await clock.advance(500 + 1_000 + 2_000);
  expect(attempts).toBe(4);
  await clock.advance(600_000);
  expect(attempts).toBeGreaterThan(20);
  expect(attempts).toBeLessThan(30);
  voice.onConnect = () => Promise.resolve();
  await clock.advance(30_000);
  expect(line.state()).toBe('ready');
});

it('is ready at once when the connection comes back by itself', async () => {
  const { line, open, voice } = await setUp();
  await open();
  voice.drop();
  voice.comeBack();
  expect(line.state()).toBe('ready');
});

it('shows what carries the sound of the call, and nothing once it is closed', async () => {
  const { line, open, voice } = await setUp();
  await open();
  expect(line.media()).toBeNull();
  const connection = {} as RTCPeerConnection;
  voice.carry(connection);
  expect(line.media()).toBe(connection);
  line.close();
  voice.carry(connection);
  expect(line.media()).toBeNull();
});

it('hears nothing of the phone service once closed', async () => {
  const { clock, line, open, voice } = await setUp();
  await open();
  line.close();
  voice.drop();
  await clock.advance(3_600_000);
  expect(line.state()).toBe('connecting');
  expect(voice.connected).toBe(false);
  expect(voice.tokens).toHaveLength(1);
});
