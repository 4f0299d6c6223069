import { TestBed } from '@angular/core/testing';
import { Clock } from '../clock.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { FETCH, Requests } from './requests.ts';
import { EventSourceUpdates, OPEN_EVENT_SOURCE } from './event-source-updates.ts';
import { PAGE_ID } from './page-id.ts';

class FakeSource extends EventTarget {
  readyState = 1;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;

  close(): void {
    this.readyState = 2;
  }

  tell(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror();
  }
}

function setUp() {
  const clock = new FakeClock();
  const server = new FakeServer();
  const sources: FakeSource[] = [];
  const heard: unknown[] = [];
  const urls: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      EventSourceUpdates,
      { provide: Clock, useValue: clock },
      { provide: FETCH, useValue: server.fetch },
      { provide: PAGE_ID, useValue: 'this-page' },
      {
        provide: OPEN_EVENT_SOURCE,
        useValue: (url: string) => {
          urls.push(url);
          const source = new FakeSource();
          sources.push(source);
          return source;
        },
      },
    ],
  });
  const stop = TestBed.inject(EventSourceUpdates).open({
    opened: () => heard.push('opened'),
    call: (update) => heard.push(update),
    contacts: (news) => heard.push(news),
    service: (news) => heard.push(news),
    trouble: (news) => heard.push(news),
  });
  return { clock, heard, server, sources, stop, urls };
}

it('tells what is told apart', () => {
  const { heard, sources } = setUp();
  sources[0]!.onopen();
  sources[0]!.tell('call', { id: 'x' });
  sources[0]!.tell('contacts', { problem: null });
  sources[0]!.tell('service', { callLog: 'away' });
  sources[0]!.tell('trouble', { newest: null });
  expect(heard).toEqual([
    'opened',
    { id: 'x' },
    { problem: null },
    { callLog: 'away' },
    { newest: null },
  ]);
});

it('names the page, so that the server knows when it is gone', () => {
  expect(setUp().urls).toEqual(['/api/events?page=this-page']);
});

it('opens a new stream at once when the network is back, and leaves the old one', () => {
  const { heard, sources, stop } = setUp();
  window.dispatchEvent(new Event('online'));
  expect(sources.map(({ readyState }) => readyState)).toEqual([2, 1]);
  sources[1]!.tell('call', { id: 'x' });
  expect(heard).toEqual([{ id: 'x' }]);
  stop();
  window.dispatchEvent(new Event('online'));
  expect(sources).toHaveLength(2);
});

it('leaves a broken stream to the browser, which comes back by itself', async () => {
  const { clock, sources } = setUp();
  sources[0]!.fail(0);
  await clock.advance(60_000);
  expect(sources).toHaveLength(1);
});

it('opens a refused stream again, and learns whether the session is over', async () => {
  const { clock, server, sources } = setUp();
  server.on('GET /api/settings', [401, { code: 'not-signed-in', message: '' }]);
  sources[0]!.fail(2);
  await clock.advance(3_000);
  expect(sources).toHaveLength(2);
  expect(TestBed.inject(Requests).refused()).toBe(true);
});

it('is silent once nobody listens', async () => {
  const { clock, sources, stop } = setUp();
  sources[0]!.fail(2);
  stop();
  await clock.advance(60_000);
  expect(sources).toHaveLength(1);
});
