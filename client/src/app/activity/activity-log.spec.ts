import { TestBed } from '@angular/core/testing';
import type { Call, EndReason } from '@hotline/protocol/call';
import type { CallPage, CallUpdate } from '@hotline/protocol/placed-call';
import { FETCH } from '../api/requests.ts';
import { Clock } from '../clock.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeServer, held } from '../testing/fake-server.ts';
import { ActivityLog } from './activity-log.ts';
import { startOfDay } from './moment-words.ts';

const newest = 'GET /api/calls?limit=50';
const clock = new FakeClock();

function ended(id: string, dialedAt: number, reason: EndReason = 'busy'): CallUpdate {
  const call: Call = { status: 'ended', dialedAt, endedAt: dialedAt, voicemail: false, reason };
  return { id, contactId: 'bob', call };
}

function create() {
  const server = new FakeServer().on(newest, [200, { calls: [ended('b', 2), ended('a', 1)] }]);
  TestBed.configureTestingModule({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: FETCH, useValue: server.fetch },
    ],
  });
  const log = TestBed.inject(ActivityLog);
  const ids = () => log.calls()?.map(({ id }) => id);
  return { server, log, ids };
}

it('has what the server’s log has, and what is told afterwards', async () => {
  const { log, ids } = create();
  expect(log.calls()).toBeNull();
  await log.load();
  log.hear(ended('c', 3));
  log.hear(ended('a', 1, 'declined'));
  expect(ids()).toEqual(['c', 'b', 'a']);
  expect(log.calls()?.at(-1)).toEqual(ended('a', 1, 'declined'));
});

it('believes what is told while the log is on its way', async () => {
  const { log, server } = create();
  const answer = held<[number, CallPage]>();
  server.on(newest, () => answer.promise);
  const loading = log.load();
  log.hear(ended('a', 1, 'declined'));
  answer.resolve([200, { calls: [ended('a', 1, 'unknown')] }]);
  await loading;
  expect(log.calls()).toEqual([ended('a', 1, 'declined')]);
});

it('lets no slow old answer replace a newer one', async () => {
  const { log, server, ids } = create();
  const old = held<[number, CallPage]>();
  server.on(newest, () => old.promise);
  const first = log.load();
  server.on(newest, [200, { calls: [ended('new', 9)] }]);
  await log.load();
  old.resolve([200, { calls: [] }]);
  await first;
  expect(ids()).toEqual(['new']);
});

it('says when it could not be loaded, and keeps what it had', async () => {
  const { log, server, ids } = create();
  await log.load();
  server.on(newest, [500, {}]);
  await log.load();
  expect(log.failed()).toBe(true);
  expect(ids()).toEqual(['b', 'a']);
  server.on(newest, [200, { calls: [] }]);
  await log.load();
  expect(log.failed()).toBe(false);
});

it('knows the last outcome of each contact, not a call that is up', async () => {
  const { log } = create();
  await log.load();
  const up = { status: 'dialing', dialedAt: 9, voicemail: false } as const;
  log.hear({ id: 'c', contactId: 'bob', call: up });
  expect(log.lastCallTo('bob')?.call.dialedAt).toBe(2);
  expect(log.lastCallTo('alice')).toBeUndefined();
});

it('notices that a day has passed, and forgets everything when it is closed', async () => {
  const { log, server } = create();
  log.open();
  await clock.advance(86_400_000);
  expect(log.today()).toBe(startOfDay(clock.now()));
  expect(log.calls()).toHaveLength(2);
  const late = held<[number, CallPage]>();
  server.on(newest, () => late.promise);
  const loading = log.load();
  log.close();
  late.resolve([200, { calls: [ended('a', 1)] }]);
  await loading;
  expect(log.calls()).toBeNull();
});
