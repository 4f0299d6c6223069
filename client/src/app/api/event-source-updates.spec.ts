import { TestBed } from '@angular/core/testing';
import { Clock } from '../clock.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { Api, FETCH } from './api.ts';
import { EventSourceUpdates, OPEN_EVENT_SOURCE } from './event-source-updates.ts';

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
  TestBed.configureTestingModule({
    providers: [
      EventSourceUpdates,
      { provide: Clock, useValue: clock },
      { provide: FETCH, useValue: server.fetch },
      {
        provide: OPEN_EVENT_SOURCE,
        useValue: () => {
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
  });
  return { clock, heard, server, sources, stop };
}

it('tells calls and contacts apart', () => {
  const { heard, sources } = setUp();
  sources[0]!.onopen();
  sources[0]!.tell('call', { id: 'x' });
  sources[0]!.tell('contacts', { problem: null });
  expect(heard).toEqual(['opened', { id: 'x' }, { problem: null }]);
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
  expect(TestBed.inject(Api).refused()).toBe(true);
});

it('is silent once nobody listens', async () => {
  const { clock, sources, stop } = setUp();
  sources[0]!.fail(2);
  stop();
  await clock.advance(60_000);
  expect(sources).toHaveLength(1);
});
