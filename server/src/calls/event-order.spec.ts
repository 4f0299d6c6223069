import { hash } from 'node:crypto';
import type { EventWebhook } from '@hotline/protocol/webhook';
import fc from 'fast-check';
import { createLog } from '../log.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { StoredCall } from '../store/store.ts';
import { everyOrder } from '../testing/every-order.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { createHearEvent } from '../webhooks/hear-event.ts';
import { afterEvent } from './after-event.ts';
import { createCallLog } from './call-log.ts';

const start = Date.parse('2026-11-21T09:00:00Z');

/** One event of a leg, that many seconds after the click. */
function event(leg: 'john' | 'bob', status: string, seconds: number, more: object = {}) {
  const timestamp = new Date(start + seconds * 1000).toISOString();
  const name = status === 'machine' ? 'call_uuid' : 'uuid';
  const json = { [name]: leg, conversation_uuid: 'CON', status, timestamp, ...more };
  const bytes = Buffer.from(JSON.stringify(json));
  return { json, bytes, hash: hash('sha256', bytes) };
}

type Told = ReturnType<typeof event>;

/** The call after these events, of which the first `ahead` come before the call is redeemed. */
async function callAfter(events: readonly Told[], ahead = 0): Promise<StoredCall | undefined> {
  const store = createMemoryStore();
  const clock = new FakeClock();
  const random = (size: number) => Buffer.alloc(size);
  const log = createLog('silent');
  const callLog = createCallLog({ store, clock, random, log, application: { id: 'app' } });
  const hear = createHearEvent({ callLog, clock });
  const id = (await callLog.place({ user: 'john', contactId: 'bob' })) ?? '';
  // Nothing is told before it happens.
  await clock.advance(59_000);
  for (const one of events.slice(0, ahead)) await hear(one);
  await callLog.redeem(id, 'john', { uuid: 'john', conversation: 'CON' });
  for (const one of events.slice(ahead)) await hear(one);
  return store.find(id);
}

const dialedAt = start;
const at = (seconds: number) => start + seconds * 1000;
const rang = { dialedAt, voicemail: false, startedAt: at(1), ringingAt: at(1), status: 'ended' };
const bill = { price: '0.0045', rate: '0.0045', duration: '60', network: 'GB-FIXED' };
const own = [event('john', 'started', 0), event('john', 'completed', 58, { price: '0.001' })];
const ringing = [event('bob', 'started', 1), event('bob', 'ringing', 1)];

const outcomes = [
  {
    outcome: 'talked',
    events: [...ringing, event('bob', 'answered', 3), event('bob', 'completed', 9, bill)],
    call: { ...rang, answeredAt: at(3), endedAt: at(9), reason: 'completed' },
    price: '0.0055',
  },
  {
    outcome: 'busy',
    events: [...ringing, event('bob', 'busy', 2), event('bob', 'completed', 3)],
    call: { ...rang, endedAt: at(2), reason: 'busy' },
  },
  {
    outcome: 'nobody picked up',
    events: [...ringing, event('bob', 'timeout', 46), event('bob', 'completed', 46)],
    call: { ...rang, endedAt: at(46), reason: 'no-answer' },
  },
  {
    outcome: 'declined, without a completed',
    events: [...ringing, event('bob', 'rejected', 4, { detail: 'declined' })],
    call: { ...rang, endedAt: at(4), reason: 'declined' },
  },
  {
    outcome: 'a voicemail greeting answered',
    events: [...ringing, event('bob', 'answered', 4), event('bob', 'machine', 5)],
    call: { ...rang, answeredAt: at(4), endedAt: at(58), voicemail: true, reason: 'completed' },
  },
  {
    outcome: 'the caller gave up',
    events: [...ringing, event('bob', 'cancelled', 5), event('bob', 'completed', 5)],
    call: { ...rang, endedAt: at(5), reason: 'cancelled' },
  },
];

describe('whatever the order of its events, a call ends the same', () => {
  it.each(outcomes)('$outcome', async ({ events, call, price = '0.001' }) => {
    for (const order of everyOrder([...events, ...own])) {
      expect(await callAfter(order)).toMatchObject({ call, price });
    }
  });

  it('and what comes before the call is redeemed counts once it is', async () => {
    const events = [...ringing, event('bob', 'busy', 2), event('john', 'completed', 3)];
    const after = await callAfter(events);
    expect(after?.call).toMatchObject({ status: 'ended', reason: 'busy' });
    for (const order of everyOrder(events)) {
      for (const ahead of [1, 2, 3]) expect(await callAfter(order, ahead)).toEqual(after);
    }
  });
});

const claimed: StoredCall = {
  ...{ id: 'a', user: 'john', contactId: 'bob', placedAt: start, application: 'app', legs: [] },
  call: { status: 'dialing', dialedAt: start, voicemail: false },
  claim: { conversation: 'CON', uuid: 'john', at: start },
};

/** Anything that the platform, or a later version of it, may tell of either leg, and of a third. */
const anyEvent = fc.record(
  {
    status: fc.oneof(
      fc.constantFrom('started', 'ringing', 'answered', 'machine', 'human', 'completed', 'busy'),
      fc.constantFrom('cancelled', 'failed', 'rejected', 'timeout', 'unanswered', 'new-one'),
    ),
    uuid: fc.constantFrom('john', 'bob', 'transferred', '__proto__'),
    detail: fc.constantFrom('declined', 'unavailable', 'cannot_route', 'new-one'),
    timestamp: fc
      .integer({ min: -5, max: 90 })
      .map((seconds) => new Date(at(seconds)).toISOString()),
    price: fc.constantFrom('0.0045', '0.00450000', '12', 'free'),
    duration: fc.constantFrom('0', '60'),
    network: fc.constant('GB-FIXED'),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<EventWebhook>;

const told = fc.record({ event: anyEvent, receivedAt: fc.integer({ min: start, max: at(60) }) });

function joined(events: readonly { event: EventWebhook; receivedAt: number }[]): StoredCall {
  return events.reduce(
    (call, { event, receivedAt }) => afterEvent(call, event, receivedAt),
    claimed,
  );
}

it('joins any events of any legs, in any order, with any of them twice, to the same call', () => {
  const shuffled = fc
    .array(told, { minLength: 1, maxLength: 12 })
    .chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([events, order]) => {
      expect(joined(order)).toEqual(joined(events));
    }),
    { numRuns: 5000 },
  );
});
