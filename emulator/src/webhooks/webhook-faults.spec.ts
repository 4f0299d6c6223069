import { createFaultSwitches } from '../faults.ts';
import type { Faults } from '../faults.ts';
import { createFakeWebhooks } from '../testing/fake-webhooks.ts';
import { createVirtualClock } from '../testing/virtual-clock.ts';
import { WebhookFaults, swapTime } from './webhook-faults.ts';

/** Events go through faults that befall them as `chances` says, one number for each throw of the dice. */
function setUp(change: Partial<Faults>, ...chances: number[]) {
  const clock = createVirtualClock();
  const inner = createFakeWebhooks();
  const faults = createFaultSwitches();
  faults.set(change);
  const chance = (): number => chances.shift() ?? 0.5;
  const webhooks = new WebhookFaults({ webhooks: inner, clock, faults, chance });
  const request = (name: string) => ({
    url: 'http://127.0.0.1:1/event',
    method: 'POST' as const,
    payload: { name },
  });
  const tell = (name: string, leg = 'leg-1'): void => {
    webhooks.tell(request(name), leg);
  };
  const told = (): unknown[] => inner.told.map(({ payload }) => payload.name);
  return { clock, inner, faults, webhooks, request, tell, told };
}

it('passes everything on as it is while nothing is switched on', () => {
  const { tell, told } = setUp({}, 0, 0, 0, 0, 0, 0);
  tell('a');
  tell('b');
  expect(told()).toEqual(['a', 'b']);
});

it('loses an event as often as it is told to', () => {
  const { tell, told, faults } = setUp({ dropEvents: 0.2 }, 0.19, 0.2, 0.9, 0.9);
  tell('lost');
  tell('sent');
  expect(told()).toEqual(['sent']);
  faults.set({ dropEvents: 1 });
  tell('lost too');
  faults.reset();
  tell('sent again');
  expect(told()).toEqual(['sent', 'sent again']);
});

it('loses no question', async () => {
  const { webhooks, inner, request } = setUp({ dropEvents: 1, delayEvents: 1000 });
  await expect(webhooks.ask(request('answer'))).resolves.toMatchObject({ ok: true });
  expect(inner.asked).toHaveLength(1);
});

it('spoils an answer', async () => {
  const { webhooks, request } = setUp({ answers: 'failing' });
  await expect(webhooks.ask(request('answer'))).resolves.toMatchObject({ ok: false });
});

it('sends an event twice', () => {
  const { tell, told } = setUp({ duplicateEvents: 0.6 });
  tell('a');
  expect(told()).toEqual(['a', 'a']);
});

it('sends an event after the next one of its leg', () => {
  const { tell, told, clock } = setUp({ swapEvents: 0.6 });
  tell('a');
  tell('other', 'leg-2');
  expect(told()).toEqual([]);
  tell('b');
  expect(told()).toEqual(['b', 'a']);
  expect(clock.waiting()).toBe(1);
});

it.each([
  ['started', ['ringing', 'started', 'busy', 'completed']],
  ['busy', ['started', 'ringing', 'completed', 'busy']],
])('sends every %s after its next one, where that alone is to be swapped', (status, order) => {
  const { webhooks, inner, request } = setUp({ swapEvents: 1, swapStatuses: [status] });
  for (const one of ['started', 'ringing', 'busy', 'completed']) {
    webhooks.tell({ ...request(one), payload: { status: one } }, 'leg-1');
  }
  expect(inner.told.map(({ payload }) => payload.status)).toEqual(order);
});

it('sends an event that has no next one a second later', async () => {
  const { tell, told, clock } = setUp({ swapEvents: 0.6 });
  tell('last');
  await clock.advance(swapTime - 1);
  expect(told()).toEqual([]);
  await clock.advance(1);
  expect(told()).toEqual(['last']);
  tell('a');
  tell('b');
  expect(told()).toEqual(['last', 'b', 'a']);
  expect(clock.waiting()).toBe(0);
});

it('sends events late, in their order', async () => {
  const { tell, told, clock } = setUp({ delayEvents: 300 });
  tell('a');
  await clock.advance(299);
  tell('b');
  expect(told()).toEqual([]);
  await clock.advance(1);
  expect(told()).toEqual(['a']);
  await clock.advance(299);
  expect(told()).toEqual(['a', 'b']);
});

it('forgets what waits', async () => {
  const { tell, told, clock, faults, webhooks } = setUp({ delayEvents: 300 });
  tell('late');
  faults.set({ delayEvents: 0, swapEvents: 1 });
  tell('held');
  webhooks.forget();
  expect(clock.waiting()).toBe(0);
  faults.reset();
  tell('next');
  await clock.advance(2000);
  expect(told()).toEqual(['next']);
});
