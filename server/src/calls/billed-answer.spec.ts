import type { EventWebhook } from '@hotline/protocol/webhook';
import type { StoredCall } from '../store/store.ts';
import { everyOrder } from '../testing/every-order.ts';
import { afterEvent } from './after-event.ts';

const placedAt = Date.parse('2026-11-21T09:00:00Z');
const receivedAt = placedAt + 60_000;
const iso = (seconds: number) => new Date(placedAt + seconds * 1000).toISOString();

const call: StoredCall = {
  id: 'a',
  user: 'john',
  contactId: 'bob',
  placedAt,
  application: 'app',
  call: { status: 'dialing', dialedAt: placedAt, voicemail: false },
  claim: { conversation: 'CON', uuid: 'john', at: placedAt },
  legs: [],
};

function told(uuid: string, status: string, at: number, more: object = {}): EventWebhook {
  return { uuid, status, timestamp: iso(at), conversation_uuid: 'CON', ...more };
}

function answeredAt(...events: EventWebhook[]): number | undefined {
  const after = events.reduce((stored, event) => afterEvent(stored, event, receivedAt), call);
  return after.call.status === 'idle' ? undefined : after.call.answeredAt;
}

describe('the bill of a leg', () => {
  const bill = { start_time: iso(5), duration: '7' };

  it('tells that the contact answered, within the second from which it counts', () => {
    expect(answeredAt(told('bob', 'completed', 12, bill))).toBe(placedAt + 5999);
  });

  it('tells less than the word of the answer itself, whichever comes first', () => {
    const events = [told('bob', 'answered', 5.2), told('bob', 'completed', 12, bill)];
    for (const order of everyOrder(events)) expect(answeredAt(...order)).toBe(placedAt + 5200);
  });

  it('tells of no answer after the end', () => {
    const short = told('bob', 'completed', 5.4, { ...bill, duration: '1' });
    expect(answeredAt(short)).toBe(placedAt + 5400);
  });

  it.each([
    ['of the caller, who is answered long before', told('john', 'completed', 12, bill)],
    ['without a second of talk', told('bob', 'completed', 12, { ...bill, duration: '0' })],
    ['without a start', told('bob', 'completed', 12, { duration: '7', start_time: null })],
    ['that is none', told('bob', 'busy', 12, bill)],
  ])('%s says nothing', (_, event) => {
    expect(answeredAt(event)).toBeUndefined();
  });
});
