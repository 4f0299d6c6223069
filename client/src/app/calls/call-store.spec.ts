import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Call } from '@hotline/protocol/call';
import { FETCH } from '../api/requests.ts';
import { Clock } from '../clock.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { FakeChannel } from '../testing/fake-channel.ts';
import { FakeMicrophone } from '../testing/fake-microphone.ts';
import { FakeServer, held } from '../testing/fake-server.ts';
import { FakeVoiceClient } from '../voice/fake-voice-client.ts';
import { microphoneWords } from '../voice/microphone-words.ts';
import { Microphone, MicrophoneFault } from '../voice/microphone.ts';
import { VoiceClient } from '../voice/voice-client.ts';
import { Announcer } from './announcer.ts';
import { CallStore } from './call-store.ts';
import { WINDOW_CHANNEL } from './other-windows.ts';
import { ContactList } from './contact-list.ts';

const settings = { sdk: 'nexmo-client', socketUrl: '', apiUrl: '' } as const;

async function setUp() {
  const clock = new FakeClock();
  const server = new FakeServer();
  const voice = new FakeVoiceClient();
  const microphone = new FakeMicrophone();
  const windows = new FakeChannel();
  const errors: unknown[] = [];
  let placed = 0;
  server
    .on('GET /api/contacts', [
      200,
      [
        { id: 'bob', name: 'Bob' },
        { id: 'sue', name: 'Sue' },
      ],
    ])
    .on('POST /api/calls', () => {
      placed += 1;
      return [201, { id: `call-${placed}` }];
    });
  for (const id of ['call-1', 'call-2', 'other']) server.on(`DELETE /api/calls/${id}`, [204]);
  server.on('DELETE /api/calls/call-1?because=service-fault', [204]);
  TestBed.configureTestingModule({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: FETCH, useValue: server.fetch },
      { provide: VoiceClient, useValue: voice },
      { provide: Microphone, useValue: microphone },
      { provide: WINDOW_CHANNEL, useValue: windows },
      { provide: ErrorHandler, useValue: { handleError: (error: unknown) => errors.push(error) } },
    ],
  });
  await TestBed.inject(ContactList).load();
  const calls = TestBed.inject(CallStore);
  const announcer = TestBed.inject(Announcer);
  await voice.connect('', settings, {
    news: (id, news) => {
      calls.hear(id, news);
    },
    note: () => undefined,
    connection: () => undefined,
    remoteAudio: () => undefined,
    media: () => undefined,
  });
  const status = (id = 'bob'): string => {
    const { call } = calls.of(id);
    return call.status === 'ended' ? `ended ${call.reason}` : call.status;
  };
  const say = (type: 'started' | 'ringing' | 'answered', id = 'call-1'): void => {
    voice.say(id, { type, at: clock.now() });
  };
  const dial = async (id = 'bob'): Promise<void> => {
    void calls.dial(id);
    await settle();
  };
  return { announcer, calls, clock, dial, errors, microphone, say, server, status, voice, windows };
}

type World = Awaited<ReturnType<typeof setUp>>;

function told(id: string, call: Partial<Call> & { status: Call['status'] }, contactId = 'bob') {
  return { id, contactId, call: { dialedAt: 1, voicemail: false, ...call } as Call };
}

describe('placing a call', () => {
  it('is dialing at once, before the server has answered', async () => {
    const { calls, server, status } = await setUp();
    server.on('POST /api/calls', () => held<never>().promise);
    void calls.dial('bob');
    expect(status()).toBe('dialing');
  });

  it('opens the microphone, asks the server, and dials the id it gave', async () => {
    const { dial, microphone, server, voice } = await setUp();
    await dial();
    expect(server.requests).toContain('POST /api/calls');
    expect(voice.dialed).toEqual(['call-1']);
    expect(microphone.live).toBe(true);
  });

  it('goes from ringing to answered to completed by what the SDK tells', async () => {
    const { clock, dial, say, status, voice, microphone, server } = await setUp();
    await dial();
    say('started');
    expect(status()).toBe('dialing');
    say('ringing');
    expect(status()).toBe('ringing');
    say('answered');
    expect(status()).toBe('answered');
    voice.say('call-1', { type: 'ended', reason: 'completed', at: clock.now() });
    expect(status()).toBe('ended completed');
    expect(microphone.live).toBe(false);
    await settle();
    expect(server.requests).not.toContain('DELETE /api/calls/call-1');
  });

  it('has one call at a time', async () => {
    const { dial, status, voice } = await setUp();
    await dial('bob');
    await dial('sue');
    expect(status('sue')).toBe('idle');
    expect(voice.dialed).toEqual(['call-1']);
  });

  it('says each change once', async () => {
    const { announcer, dial, say, calls } = await setUp();
    const said: string[] = [];
    const note = (): number => said.push(announcer.saying().text);
    await dial();
    note();
    say('ringing');
    note();
    say('ringing');
    say('answered');
    note();
    calls.hangUp();
    note();
    expect(said).toEqual([
      'Calling Bob',
      'Bob’s phone is ringing',
      'Bob answered',
      'Call with Bob ended',
    ]);
  });
});

describe('hanging up', () => {
  it.each([
    ['before the phone rings', [], 'cancelled'],
    ['while it rings', ['ringing'], 'cancelled'],
    ['after the answer', ['ringing', 'answered'], 'completed'],
  ] as const)('%s tells everybody and frees the microphone', async (_when, heard, reason) => {
    const { calls, dial, microphone, say, server, status, voice } = await setUp();
    await dial();
    for (const type of heard) say(type);
    calls.hangUp();
    expect(status()).toBe(`ended ${reason}`);
    expect(microphone.live).toBe(false);
    await settle();
    expect(voice.hungUp).toEqual(['call-1']);
    expect(server.requests).toContain('DELETE /api/calls/call-1');
  });

  it('keeps its own word when the SDK calls it unanswered', async () => {
    const { calls, clock, dial, status, voice } = await setUp();
    await dial();
    calls.hangUp();
    voice.say('call-1', { type: 'ended', reason: 'unknown', at: clock.now() });
    expect(status()).toBe('ended cancelled');
  });

  it('while the browser asks for the microphone gives it back and places nothing', async () => {
    const { calls, dial, microphone, server } = await setUp();
    const asked = held();
    microphone.onOpen = () => asked.promise;
    await dial();
    calls.hangUp();
    asked.resolve();
    await settle();
    expect(microphone.streams).toHaveLength(1);
    expect(microphone.live).toBe(false);
    expect(server.requests).not.toContain('POST /api/calls');
  });

  it('while the server is being asked cancels what it then places', async () => {
    const { calls, dial, microphone, server, voice } = await setUp();
    const placing = held<[number, unknown]>();
    server.on('POST /api/calls', () => placing.promise);
    await dial();
    calls.hangUp();
    expect(microphone.live).toBe(false);
    placing.resolve([201, { id: 'call-1' }]);
    await settle();
    expect(server.requests).toContain('DELETE /api/calls/call-1');
    expect(voice.dialed).toEqual([]);
  });

  it('while the server is being asked is final, though the server tells of the call before its id', async () => {
    const { calls, dial, server, status } = await setUp();
    const placing = held<[number, unknown]>();
    server.on('POST /api/calls', () => placing.promise);
    await dial();
    calls.hangUp();
    calls.update(told('call-1', { status: 'dialing' }));
    expect(status()).toBe('ended cancelled');
    placing.resolve([201, { id: 'call-1' }]);
    await settle();
    calls.update(told('call-1', { status: 'dialing', startedAt: 2 }));
    expect(status()).toBe('ended cancelled');
  });

  it('while the SDK is still dialing hangs that up', async () => {
    const { calls, dial, voice, microphone } = await setUp();
    voice.onDial = () => held<never>().promise;
    await dial();
    calls.hangUp();
    await settle();
    expect(voice.hungUp).toEqual(['call-1']);
    expect(microphone.live).toBe(false);
  });

  it('makes the next call wait until the last one is cleared away', async () => {
    const { calls, dial, server, status, voice } = await setUp();
    const clearing = held<[number]>();
    server.on('DELETE /api/calls/call-1', () => clearing.promise);
    await dial();
    calls.hangUp();
    await dial('sue');
    expect(status('sue')).toBe('dialing');
    expect(voice.dialed).toEqual(['call-1']);
    clearing.resolve([204]);
    await settle();
    expect(voice.dialed).toEqual(['call-1', 'call-2']);
  });

  it('does not make the next call wait for ever', async () => {
    const { calls, clock, dial, server, voice } = await setUp();
    server.on('DELETE /api/calls/call-1', () => held<never>().promise);
    await dial();
    calls.hangUp();
    await dial('sue');
    await clock.advance(3_000);
    expect(voice.dialed).toEqual(['call-1', 'call-2']);
  });
});

describe('failing', () => {
  it('names the microphone problem and ends without a microphone', async () => {
    const { announcer, calls, dial, microphone, server, status } = await setUp();
    microphone.onOpen = () => Promise.reject(new MicrophoneFault('denied'));
    await dial();
    expect(status()).toBe('ended no-microphone');
    expect(calls.microphoneProblem()).toBe('denied');
    expect(announcer.saying()).toEqual({ text: microphoneWords.denied, urgent: true });
    expect(server.requests).not.toContain('POST /api/calls');
  });

  it('says when another window has the call', async () => {
    const { announcer, calls, dial, microphone, server, status } = await setUp();
    server.on('POST /api/calls', [409, { code: 'call-in-progress', message: '' }]);
    await dial();
    expect(status()).toBe('ended service-fault');
    const words = 'You are already on a call in another window.';
    expect(calls.of('bob').failure).toBe(words);
    expect(announcer.saying()).toEqual({ text: words, urgent: true });
    expect(microphone.live).toBe(false);
  });

  it('says when our server cannot be reached', async () => {
    const { calls, dial, server } = await setUp();
    server.on('POST /api/calls', () => Promise.reject(new TypeError('offline')));
    await dial();
    expect(calls.of('bob').failure).toMatch(/can’t be reached/);
  });

  it('looks at the list again when the contact is gone', async () => {
    const { calls, dial, server } = await setUp();
    server.on('POST /api/calls', [404, { code: 'contact-unknown', message: '' }]);
    await dial();
    expect(calls.of('bob').failure).toBe('No longer on your pad.');
    expect(server.requests.filter((request) => request === 'GET /api/contacts')).toHaveLength(2);
  });

  it('is the service’s fault when the SDK does not take the call, and the server is told', async () => {
    const { dial, errors, microphone, server, status, voice } = await setUp();
    voice.onDial = () => Promise.reject(new Error('no media'));
    await dial();
    expect(status()).toBe('ended service-fault');
    expect(microphone.live).toBe(false);
    expect(server.requests).toContain('DELETE /api/calls/call-1?because=service-fault');
    expect(errors).toHaveLength(1);
  });

  it('is the service’s fault when the SDK gives the call up later, and the server is told', async () => {
    const { dial, server, status, voice } = await setUp();
    await dial();
    voice.say('call-1', { type: 'ended', reason: 'service-fault', at: 0 });
    await settle();
    expect(status()).toBe('ended service-fault');
    expect(server.requests).toContain('DELETE /api/calls/call-1?because=service-fault');
  });

  it('of one call never touches the next', async () => {
    const { calls, dial, say, status, voice } = await setUp();
    const first = held();
    voice.onDial = () => first.promise;
    await dial('bob');
    calls.hangUp();
    await settle();
    voice.onDial = () => Promise.resolve();
    await dial('sue');
    say('ringing', 'call-2');
    first.reject(new Error('too late'));
    await settle();
    voice.say('call-1', { type: 'ended', reason: 'service-fault', at: 0 });
    expect(status('sue')).toBe('ringing');
  });

  it('reports a hang-up that the service did not hear, and is over all the same', async () => {
    const { calls, dial, errors, status, voice } = await setUp();
    voice.onHangUp = () => Promise.reject(new Error('deaf'));
    await dial();
    calls.hangUp();
    await settle();
    expect(status()).toBe('ended cancelled');
    expect(errors).toEqual([new Error('deaf')]);
  });
});

describe('silence', () => {
  it('ends a call after 20 s of dialing without news, and lets go of everything', async () => {
    const { clock, dial, microphone, server, status, voice } = await setUp();
    await dial();
    await clock.advance(19_500);
    expect(status()).toBe('dialing');
    await clock.advance(1_000);
    expect(status()).toBe('ended service-fault');
    expect(microphone.live).toBe(false);
    expect(voice.hungUp).toEqual(['call-1']);
    expect(server.requests).toContain('DELETE /api/calls/call-1?because=service-fault');
  });

  it('says once after 4 s that it is still trying', async () => {
    const { announcer, clock, dial } = await setUp();
    await dial();
    await clock.advance(3_750);
    expect(announcer.saying().text).toBe('Calling Bob');
    await clock.advance(250);
    expect(announcer.saying().text).toBe('Still trying to reach the phone service…');
    announcer.say('something else');
    await clock.advance(5_000);
    expect(announcer.saying().text).toBe('something else');
  });

  it('needs no patience once there is news', async () => {
    const { calls, clock, dial, say } = await setUp();
    await dial();
    await clock.advance(4_000);
    expect(calls.patience()).toBe('Still trying to reach the phone service…');
    say('started');
    expect(calls.patience()).toBeNull();
  });

  it('ends a call that rings for longer than 70 s', async () => {
    const { clock, dial, say, status } = await setUp();
    await dial();
    say('ringing');
    await clock.advance(69_500);
    expect(status()).toBe('ringing');
    await clock.advance(1_000);
    expect(status()).toBe('ended service-fault');
  });

  it('leaves an answered call alone', async () => {
    const { clock, dial, say, status } = await setUp();
    await dial();
    say('answered');
    await clock.advance(3_600_000);
    expect(status()).toBe('answered');
  });

  it('of the person who is asked for the microphone is no fault of the service', async () => {
    const { announcer, calls, clock, dial, microphone, status } = await setUp();
    microphone.onOpen = () => held<never>().promise;
    await dial();
    await clock.advance(4_000);
    expect(announcer.saying().text).toMatch(/asking about the microphone/);
    expect(calls.patience()).toBe(announcer.saying().text);
    await clock.advance(17_000);
    expect(status()).toBe('ended no-microphone');
    expect(calls.microphoneProblem()).toBe('unanswered');
  });
});

describe('an end without a telling reason', () => {
  async function ended(world: World): Promise<void> {
    await world.dial();
    world.voice.say('call-1', { type: 'ended', reason: 'unknown', at: world.clock.now() });
  }

  it('gets its reason from the server', async () => {
    const world = await setUp();
    await ended(world);
    expect(world.status()).toBe('ended unknown');
    world.calls.update(told('call-1', { status: 'ended', endedAt: 5, reason: 'busy' } as never));
    expect(world.status()).toBe('ended busy');
  });

  it('is asked about after 5 s, once', async () => {
    const world = await setUp();
    world.server.on('GET /api/calls/call-1', [
      200,
      told('call-1', { status: 'ended', endedAt: 5, reason: 'declined' } as never),
    ]);
    await ended(world);
    await world.clock.advance(4_500);
    expect(world.server.requests).not.toContain('GET /api/calls/call-1');
    await world.clock.advance(20_000);
    expect(world.status()).toBe('ended declined');
    expect(world.server.requests.filter((r) => r === 'GET /api/calls/call-1')).toHaveLength(1);
  });

  it.each([
    ['cannot be reached', () => Promise.reject(new TypeError('offline'))],
    ['does not know either', () => [200, told('call-1', { status: 'dialing' })] as const],
  ])('is the service’s fault when the server %s', async (_why, answer) => {
    const world = await setUp();
    world.server.on('GET /api/calls/call-1', answer);
    await ended(world);
    await world.clock.advance(6_000);
    expect(world.status()).toBe('ended service-fault');
  });

  it('stays completed when the server says so', async () => {
    const world = await setUp();
    world.server.on('GET /api/calls/call-1', [
      200,
      told('call-1', { status: 'ended', endedAt: 5, reason: 'completed' } as never),
    ]);
    await ended(world);
    await world.clock.advance(6_000);
    expect(world.status()).toBe('ended completed');
  });
});

describe('what the server tells', () => {
  it('moves the call on when the SDK is silent, and frees the microphone at the end', async () => {
    const { calls, dial, microphone, status, voice } = await setUp();
    await dial();
    calls.update(told('call-1', { status: 'ringing', ringingAt: 2 }));
    expect(status()).toBe('ringing');
    calls.update(told('call-1', { status: 'ended', endedAt: 5, reason: 'busy' } as never));
    expect(status()).toBe('ended busy');
    expect(microphone.live).toBe(false);
    await settle();
    expect(voice.hungUp).toEqual(['call-1']);
  });

  it('before this page knows its call’s id is kept for when it does', async () => {
    const { calls, dial, server, status } = await setUp();
    const placing = held<[number, unknown]>();
    server.on('POST /api/calls', () => placing.promise);
    await dial();
    calls.update(told('call-1', { status: 'ringing', ringingAt: 2 }));
    expect(status()).toBe('dialing');
    placing.resolve([201, { id: 'call-1' }]);
    await settle();
    expect(status()).toBe('ringing');
  });

  it('of another window is shown late when this page’s own call comes to nothing', async () => {
    const { calls, dial, server, status } = await setUp();
    const placing = held<[number, unknown]>();
    server.on('POST /api/calls', () => placing.promise);
    await dial();
    calls.update(told('other', { status: 'answered', answeredAt: 3 }, 'sue'));
    expect(status('sue')).toBe('idle');
    placing.resolve([409, { error: { code: 'call-in-progress', message: 'One is up.' } }]);
    await settle();
    expect(status('sue')).toBe('answered');
  });

  it('of an older call to the same person is ignored', async () => {
    const { calls, dial, status } = await setUp();
    await dial();
    calls.hangUp();
    await settle();
    await dial();
    calls.update(told('call-1', { status: 'answered', answeredAt: 3 }));
    expect(status()).toBe('dialing');
  });

  it('late never reopens a call', async () => {
    const { calls, dial, status } = await setUp();
    await dial();
    calls.hangUp();
    calls.update(told('call-1', { status: 'ringing', ringingAt: 3 }));
    expect(status()).toBe('ended cancelled');
  });

  it('shows a call of another window, which can be ended from here', async () => {
    const { calls, server, status, windows } = await setUp();
    calls.update(told('other', { status: 'answered', answeredAt: 3 }, 'sue'));
    expect(status('sue')).toBe('answered');
    expect(calls.ours()).toBe(false);
    calls.hangUp();
    await settle();
    expect(server.requests).toContain('DELETE /api/calls/other');
    expect(windows.said).toEqual([['end', 'other']]);
  });

  it('of another window that wants the call here ended is obeyed, for that call only', async () => {
    const { dial, microphone, status, windows } = await setUp();
    await dial();
    windows.hear(['end', 'other']);
    expect(status()).toBe('dialing');
    windows.hear(['end', 'call-1']);
    expect(status()).toBe('ended cancelled');
    expect(microphone.live).toBe(false);
    expect(windows.said).toEqual([]);
  });

  it('of an unknown call that is over changes nothing', async () => {
    const { calls, status } = await setUp();
    calls.update(told('other', { status: 'ended', endedAt: 3, reason: 'busy' } as never));
    expect(status()).toBe('idle');
  });

  it('is asked for when it may have been missed', async () => {
    const { calls, dial, server, status } = await setUp();
    server.on('GET /api/calls/call-1', [
      200,
      told('call-1', { status: 'answered', answeredAt: 9 }),
    ]);
    await dial();
    await calls.catchUp();
    expect(status()).toBe('answered');
  });

  it('that it does not know a call of another window any more ends it', async () => {
    const { calls, server, status } = await setUp();
    server.on('GET /api/calls/other', [404, { code: 'call-unknown', message: '' }]);
    calls.update(told('other', { status: 'ringing', ringingAt: 3 }));
    await calls.catchUp();
    expect(status()).toBe('ended service-fault');
  });
});

describe('muting', () => {
  it('tells the SDK and the person', async () => {
    const { announcer, calls, dial, voice } = await setUp();
    await dial();
    await calls.mute(true);
    expect(calls.muted()).toBe(true);
    expect(voice.muted).toEqual([true]);
    expect(announcer.saying().text).toBe('Muted');
  });

  it('does not outlive the call', async () => {
    const { calls, dial } = await setUp();
    await dial();
    await calls.mute(true);
    calls.hangUp();
    await dial('sue');
    expect(calls.muted()).toBe(false);
  });

  it('while the call is being placed holds once there is a microphone', async () => {
    const { calls, dial, microphone } = await setUp();
    const asked = held();
    microphone.onOpen = () => asked.promise;
    await dial();
    await calls.mute(true);
    asked.resolve();
    await settle();
    expect(microphone.streams[0]!.track.enabled).toBe(false);
  });

  it('while the server is being asked is silent at once', async () => {
    const { calls, dial, microphone, server } = await setUp();
    server.on('POST /api/calls', () => held<never>().promise);
    await dial();
    await calls.mute(true);
    expect(microphone.streams[0]!.track.enabled).toBe(false);
  });

  it('is not claimed of a call in another window', async () => {
    const { announcer, calls, voice } = await setUp();
    calls.update(told('other', { status: 'answered', answeredAt: 3 }));
    await calls.mute(true);
    expect(calls.muted()).toBe(false);
    expect(voice.muted).toEqual([]);
    expect(announcer.saying().text).not.toBe('Muted');
  });
});

describe('closing the pad', () => {
  it('ends the call, tells the server, and forgets who was called', async () => {
    const { calls, dial, microphone, server, status } = await setUp();
    await dial();
    await calls.close();
    expect(status()).toBe('idle');
    expect(microphone.live).toBe(false);
    expect(server.requests).toContain('DELETE /api/calls/call-1');
  });
});
