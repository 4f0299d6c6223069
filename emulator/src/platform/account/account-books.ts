import { demoAccount, type Account } from './account.ts';
import type { Applications } from '../applications.ts';
import { createGate, type Gate, type GateRules } from './gate.ts';
import { createNumbers, type Numbers } from './numbers.ts';
import type { Clock } from '../ports.ts';
import { createPurse, type Purse } from './purse.ts';

/** What belongs to the account that pays. */
export interface AccountBooks {
  readonly account: Account;
  readonly numbers: Numbers;
  readonly purse: Purse;
  readonly gate: Gate;
}

export interface AccountDependencies {
  readonly applications: Applications;
  readonly clock: Clock;
  /** One for demos when left out. */
  readonly account?: Account;
  /** When left out: no limit, and calls that cannot be paid are rejected. */
  readonly rules?: () => GateRules;
}

const usual: GateRules = { callLimit: null, outOfCredit: 'rejected' };

export function openAccount(dependencies: AccountDependencies): AccountBooks {
  const { applications, clock, account = demoAccount, rules = () => usual } = dependencies;
  const purse = createPurse(account.credit);
  return {
    account,
    numbers: createNumbers(applications),
    purse,
    gate: createGate({ clock, purse, rules }),
  };
}
