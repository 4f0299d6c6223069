import { application } from '../../testing/test-platform.ts';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { openAccount } from './account-books.ts';
import { demoAccount } from './account.ts';
import { createApplications } from '../applications.ts';
import type { GateRules } from './gate.ts';

function open(rules: Partial<GateRules> = {}) {
  const applications = createApplications();
  applications.add(application);
  const clock = createVirtualClock();
  const books = openAccount({
    applications,
    clock,
    account: { ...demoAccount, credit: 10 },
    rules: () => ({ callLimit: null, outOfCredit: 'rejected', ...rules }),
  });
  return { ...books, applications, clock };
}

describe('the purse', () => {
  it('is exact after a thousand prices', () => {
    const { gate, purse } = open();
    for (let count = 0; count < 1000; count += 1) gate.charge('0.00052500');
    expect(purse.balance()).toBe(9.475);
  });

  it('can be set, filled and put back', () => {
    const { purse } = open();
    purse.set(0.5);
    purse.add(0.25);
    expect(purse.balance()).toBe(0.75);
    purse.reset();
    expect(purse.balance()).toBe(10);
  });
});

describe('the gate', () => {
  it.each([
    ['rejected', { status: 'rejected', detail: 'restricted' }],
    ['refused', { status: 'rejected', detail: 'restricted' }],
    ['failed', { status: 'failed', detail: 'cannot_route' }],
  ] as const)('ends what cannot be paid, when told "%s", thus: %j', (outOfCredit, ending) => {
    const { gate, purse } = open({ outOfCredit });
    expect(gate.refusal()).toBeUndefined();
    purse.set(0);
    expect(gate.refusal()).toMatchObject(ending);
  });

  it('lets out so many calls in any second', async () => {
    const { gate, clock } = open({ callLimit: 3 });
    const admitted = (): boolean[] => Array.from({ length: 3 }, () => gate.admit());
    expect(admitted()).toEqual([true, true, true]);
    await clock.advance(999);
    expect(gate.admit()).toBe(false);
    await clock.advance(1);
    expect(admitted()).toEqual([true, true, true]);
    expect(gate.admit()).toBe(false);
  });
});

describe('the numbers', () => {
  const bought = { country: 'GB', msisdn: '441632960100', type: 'landline' } as const;
  const [own = ''] = application.numbers;

  it('are those of the applications, and what was bought', () => {
    const { numbers } = open();
    numbers.keep(bought);
    expect(numbers.list()).toEqual([bought, { country: 'GB', msisdn: own, type: 'landline' }]);
  });

  it('stay the account’s when their application goes', () => {
    const { numbers, applications } = open();
    expect(numbers.find(own)).toBeDefined();
    applications.remove(application.id);
    expect(numbers.find(own)).toBeDefined();
  });

  it('lead nowhere when they are given up', () => {
    const { numbers, applications } = open();
    numbers.drop(own);
    expect(numbers.list()).toEqual([]);
    expect(applications.withNumber(own)).toBeUndefined();
  });
});
