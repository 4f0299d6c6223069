import { createVirtualClock } from '../testing/virtual-clock.ts';
import { Leg } from './leg.ts';
import type { Ending } from './leg-payloads.ts';

const busy: Ending = { status: 'busy', by: 'user', sipCode: 486 };

it('ends once, by what came first, and then changes no more', () => {
  const told: unknown[] = [];
  const leg = new Leg({
    identity: {
      uuid: 'leg',
      conversation: 'CON-1',
      direction: 'outbound',
      from: 'john',
      fromKind: 'app',
      to: '447700900002',
      kind: 'phone',
    },
    party: '447700900002',
    clock: createVirtualClock(),
    tell: ({ status }) => told.push(status),
    changed: () => undefined,
  });
  expect(leg.end(busy)).toBe(true);
  expect(leg.end({ ...busy, status: 'timeout' })).toBe(false);
  leg.ring();
  leg.answer();
  expect(told).toEqual(['started', 'busy', 'completed']);
  expect(leg.view().status).toBe('busy');
});
