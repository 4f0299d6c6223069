import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import type { Timeline } from '@hotline/protocol/timeline';
import { of } from 'rxjs';
import { FETCH } from '../api/requests.ts';
import { LiveUpdates, type LiveHandlers } from '../api/live-updates.ts';
import { Announcer } from '../calls/announcer.ts';
import { WINDOW_CHANNEL } from '../calls/other-windows.ts';
import { ServerNews } from '../calls/server-news.ts';
import { Clock } from '../clock.ts';
import { FakeChannel } from '../testing/fake-channel.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { FakeMicrophone } from '../testing/fake-microphone.ts';
import { FakeServer, held } from '../testing/fake-server.ts';
import { FakeVoiceClient } from '../voice/fake-voice-client.ts';
import { Microphone } from '../voice/microphone.ts';
import { VoiceClient } from '../voice/voice-client.ts';
import { COPY_TEXT } from './copy-text.ts';
import { TimelinePage } from './timeline-page.ts';

const request = 'GET /api/calls/call-1/timeline';

function timeline(changes: Partial<Timeline> = {}): Timeline {
  const call = {
    status: 'answered',
    dialedAt: 1_000,
    answeredAt: 2_000,
    voicemail: false,
  } as const;
  return {
    call: { id: 'call-1', contactId: 'bob', call },
    user: 'john',
    entries: [{ at: 1_000, from: 'server', what: 'placed', body: { contactId: 'bob' } }],
    ...changes,
  };
}

async function setUp(prepare: (server: FakeServer) => void = () => undefined) {
  const server = new FakeServer().on(request, [200, timeline()]);
  prepare(server);
  const copied: string[] = [];
  const clipboard = {
    write: (text: string): Promise<void> => {
      copied.push(text);
      return Promise.resolve();
    },
  };
  let handlers: LiveHandlers | undefined;
  const updates = {
    open: (given: LiveHandlers) => {
      handlers = given;
      return () => undefined;
    },
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: ActivatedRoute, useValue: { paramMap: of(convertToParamMap({ id: 'call-1' })) } },
      { provide: Clock, useValue: new FakeClock() },
      { provide: FETCH, useValue: server.fetch },
      { provide: VoiceClient, useValue: new FakeVoiceClient() },
      { provide: Microphone, useValue: new FakeMicrophone() },
      { provide: LiveUpdates, useValue: updates },
      { provide: WINDOW_CHANNEL, useValue: new FakeChannel() },
      { provide: COPY_TEXT, useValue: (text: string) => clipboard.write(text) },
    ],
  });
  TestBed.inject(ServerNews).follow();
  const fixture = TestBed.createComponent(TimelinePage);
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  const shown = async (): Promise<string> => {
    await settle();
    await fixture.whenStable();
    return root.textContent.replace(/\s+/g, ' ');
  };
  await shown();
  const press = async (words: string): Promise<void> => {
    const buttons = Array.from(root.querySelectorAll('button'));
    buttons.find((button) => button.textContent.trim() === words)!.click();
    await shown();
  };
  const said = () => TestBed.inject(Announcer).saying().text;
  const tell = (id: string): void => {
    handlers!.call({ ...timeline().call, id });
  };
  return { clipboard, copied, fixture, press, root, said, server, shown, tell };
}

it('tells what happened, with the whole of it behind each entry', async () => {
  const { root, shown } = await setUp();
  const words = await shown();
  expect(words).toContain('Call to bob');
  expect(words).toContain('+0.000 s');
  expect(root.querySelector('.timeline-teller')!.textContent).toBe('Hotline');
  expect(root.querySelector('.timeline-what')!.textContent).toBe('placed');
  expect(root.querySelector('details pre')!.textContent).toContain('"contactId": "bob"');
  expect(root.querySelector('details')!.open).toBe(false);
});

it('takes the focus, and leads back', async () => {
  const { root } = await setUp();
  expect(document.activeElement?.tagName).toBe('H2');
  expect(root.querySelector('.page-back')!.getAttribute('href')).toBe('/home');
});

it('grows while the call goes on, and keeps open what was opened', async () => {
  const { root, server, shown, tell } = await setUp();
  expect(await shown()).toContain('The call is going on.');
  root.querySelector('details')!.open = true;
  const entries = [
    ...timeline().entries,
    { at: 1_500, from: 'platform', what: 'ringing' } as const,
  ];
  server.on(request, [200, timeline({ entries })]);
  tell('call-2');
  expect(await shown()).not.toContain('ringing');
  tell('call-1');
  expect(await shown()).toContain('ringing');
  expect(root.querySelector('details')!.open).toBe(true);
});

it('reads it once more when something was told while it was being read', async () => {
  const { server, shown, tell } = await setUp();
  const slow = held<[number, Timeline]>();
  server.on(request, () => slow.promise);
  tell('call-1');
  tell('call-1');
  tell('call-1');
  server.on(request, [200, timeline({ entries: [{ at: 1, from: 'platform', what: 'busy' }] })]);
  slow.resolve([200, timeline()]);
  expect(await shown()).toContain('busy');
  expect(server.requests.filter((each) => each === request)).toHaveLength(3);
});

it('says when there is no such call', async () => {
  const { root, shown } = await setUp((server) => server.on(request, [404, {}]));
  expect(await shown()).toContain('There is no such call');
  expect(root.querySelector('ol')).toBeNull();
});

it('offers to try again when it could not be loaded', async () => {
  const { press, server, shown } = await setUp((server) => server.on(request, [500, {}]));
  expect(await shown()).toContain('This call could not be loaded.');
  server.on(request, [200, timeline()]);
  await press('Retry');
  expect(await shown()).toContain('placed');
});

it('keeps what it had when the newest could not be loaded', async () => {
  const { server, shown, tell } = await setUp();
  server.on(request, [500, {}]);
  tell('call-1');
  const words = await shown();
  expect(words).toContain('The newest of it could not be loaded.');
  expect(words).toContain('placed');
});

it('is copied as JSON, which is said once', async () => {
  const { copied, press, said, shown } = await setUp();
  await press('Copy as JSON');
  expect(JSON.parse(copied[0]!)).toEqual(timeline());
  expect(said()).toBe('Copied');
  expect(await shown()).toContain('Copied');
});

it('can be copied by hand where the browser refuses', async () => {
  const { clipboard, press, root, said } = await setUp();
  clipboard.write = () => Promise.reject(new Error('denied'));
  await press('Copy as JSON');
  const field = root.querySelector('textarea')!;
  expect(JSON.parse(field.value)).toEqual(timeline());
  expect(said()).toMatch(/doesn’t let Hotline use the clipboard/);
});
