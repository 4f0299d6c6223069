import { createCallFeed } from '../calls/call-feed.ts';
import { createCallLog } from '../calls/call-log.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { everyOrder } from '../testing/every-order.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { createHearEvent } from './hear-event.ts';

const start = Date.parse('2026-11-21T09:00:00Z');

/** One event of a leg, that many seconds after the click. */
function event(leg: 'john' | 'bob', status: string, seconds: number, more: object = {}) {
  const timestamp = new Date(start + seconds * 1000).toISOString();
  const name = status === 'machine' ? 'call_uuid' : 'uuid';
  const json = { [name]: leg, conversation_uuid: 'CON', status, timestamp, ...more };
  return { json, bytes: Buffer.from(JSON.stringify(json)) };
}

/** The call after these events, of which the first `ahead` come before the call is redeemed. */
async function callAfter(events: readonly ReturnType<typeof event>[], ahead = 0) {
  const store = createMemoryStore();
  const clock = new FakeClock();
  const random = (size: number) => Buffer.alloc(size);
  const callLog = createCallLog({ store, clock, random, feed: createCallFeed() });
  const hear = createHearEvent({ callLog, clock });
  const id = (await callLog.place('john', 'bob')) ?? '';
  // Nothing is told before it happens.
  await clock.advance(59_000);
  for (const one of events.slice(0, ahead)) await hear(one);
  await callLog.redeem(id, 'john', { uuid: 'john', conversation: 'CON' });
  for (const one of events.slice(ahead)) await hear(one);
  return (await store.find(id))?.call;
}

const dialedAt = start;
const at = (seconds: number) => start + seconds * 1000;
const rang = { dialedAt, voicemail: false, startedAt: at(1), ringingAt: at(1), status: 'ended' };
const own = [event('john', 'started', 0), event('john', 'answered', 0)];
const ringing = [event('bob', 'started', 1), event('bob', 'ringing', 1)];

describe('whatever the order of its events, a call ends the same', () => {
  it.each([
    {
      outcome: 'talked',
      events: [...ringing, event('bob', 'answered', 3), event('bob', 'completed', 9)],
      call: { ...rang, answeredAt: at(3), endedAt: at(9), reason: 'completed' },
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
  ])('$outcome', async ({ events, call }) => {
    const all = [...events, ...own, event('john', 'completed', 58)];
    for (const order of everyOrder(all)) expect(await callAfter(order)).toEqual(call);
  });

  it('and what comes before the call is redeemed counts once it is', async () => {
    const events = [...ringing, event('bob', 'busy', 2), event('john', 'completed', 3)];
    const call = await callAfter(events);
    expect(call).toMatchObject({ status: 'ended', reason: 'busy' });
    for (const order of everyOrder(events)) {
      for (const ahead of [1, 2, 3]) expect(await callAfter(order, ahead)).toEqual(call);
    }
  });

  it('and twice told is told once', async () => {
    const events = [...ringing, event('bob', 'busy', 2)];
    const once = await callAfter(events);
    for (const order of everyOrder([...events, ...events])) {
      expect(await callAfter(order)).toEqual(once);
    }
  });
});
