import type { Call } from '@hotline/protocol/call';
import { phones } from '@hotline/emulator/test-library/phones';
import { createCaller, letsIn, type Caller } from './caller.ts';
import { describeWithEachSdk } from './describe-with-each-sdk.ts';
import { noLegLeft } from './live-legs.ts';
import { isOver, platformCall } from './platform-call.ts';
import { until } from './until.ts';
import type { Whole } from './whole.ts';

/** Whoever calls, whom, and what is true of that call afterwards; those who answer hang up, too. */
const plans = [
  { user: 'ann', contact: 'bob', number: '447700900001', reason: 'completed' },
  { user: 'ben', contact: 'alice', number: '447700900002', reason: 'busy' },
  { user: 'cat', contact: 'sue', number: '447700900004', reason: 'declined' },
  { user: 'dan', contact: 'tom', number: '447700900005', reason: 'completed' },
  { user: 'eve', contact: 'zoe', number: '447700900011', reason: 'completed' },
] as const;

type Plan = (typeof plans)[number];

interface MadeCall {
  readonly plan: Plan;
  readonly caller: Caller;
  readonly id: string;
}

describeWithEachSdk('a call of whose events some are lost', (start, sdk) => {
  let whole: Whole;

  beforeAll(async () => {
    whole = await start();
    const users = plans.map(({ user }) => user);
    whole.hotline.writeContacts(
      plans.map(({ contact: name, number }) => ({ name, number: `+${number}`, users })),
    );
    await letsIn(whole.hotline, 'eve');
  });

  afterAll(() => whole.close());

  async function drop(probability: number): Promise<void> {
    await whole.hotline.emulator('PUT', 'faults', { dropEvents: probability });
  }

  /** Calls, and lets the call come to its end on the platform. */
  async function make(plan: Plan): Promise<MadeCall> {
    const { hotline, browser } = whole;
    const caller = await createCaller(hotline, await browser.newPage(), plan.user, sdk);
    const phone = phones({ url: hotline.emulatorUrl }, { [plan.contact]: plan.number });
    const id = await caller.call(plan.contact);
    if (plan.reason === 'completed') await phone(plan.contact).expectCall().answers().hangsUp();
    await platformCall(hotline, id, isOver);
    return { plan, caller, id };
  }

  /** Waits until the log has the truth. */
  async function logged({ plan, caller, id }: MadeCall): Promise<void> {
    const isTrue = (call: Call) =>
      call.status === 'ended' &&
      call.reason === plan.reason &&
      (call.answeredAt !== undefined) === (plan.reason === 'completed');
    const { call } = await until(
      () => caller.logged(id),
      (seen) => isTrue(seen.call),
      90_000,
    );
    if (call.status !== 'ended') return;
    expect(call.endedAt).toBeGreaterThanOrEqual(call.answeredAt ?? call.dialedAt);
  }

  it('is true in the log within 90 s, be it a fifth of them or all', async () => {
    const [first, ...others] = plans;
    await drop(1);
    const untold = await make(first);
    await drop(0.2);
    const told = await Promise.all(others.map(make));
    await Promise.all([untold, ...told].map(logged));
    await noLegLeft(whole.hotline);
  }, 150_000);
});
