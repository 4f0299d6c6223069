import type { Ending } from '../legs/leg-payloads.ts';
import type { Clock } from '../ports.ts';
import type { Purse } from './purse.ts';

/** What becomes of a call that the account cannot pay. */
export const outOfCreditWays = ['rejected', 'failed', 'refused'] as const;

/** How many calls are let out, and what an empty purse does. */
export interface GateRules {
  /** New calls out a second, by REST and by `connect` together; null for no limit. */
  readonly callLimit: number | null;
  /** How a leg ends for which there is no money; `refused`: a REST request for one is, too. */
  readonly outOfCredit: (typeof outOfCreditWays)[number];
}

/** Lets calls out, or not. */
export interface Gate {
  /** Takes one of this second's calls; false when there is none left. */
  admit(): boolean;
  /** How a leg that costs money ends before it begins; `undefined` while there is credit. */
  refusal(): Ending | undefined;
  /** Takes what a leg cost. */
  charge(price: string): void;
}

export interface GateDependencies {
  readonly clock: Clock;
  readonly purse: Purse;
  readonly rules: () => GateRules;
}

const second = 1000;

// NOTE: what the platform says of a call that cannot be paid is not published.
const rejected: Ending = {
  status: 'rejected',
  by: 'platform',
  detail: 'restricted',
  sipCode: 603,
};
const failed: Ending = { status: 'failed', by: 'platform', detail: 'cannot_route', sipCode: 404 };

export function createGate({ clock, purse, rules }: GateDependencies): Gate {
  let admitted: readonly number[] = [];
  return {
    admit: () => {
      const now = clock.now();
      const { callLimit } = rules();
      admitted = admitted.filter((at) => at > now - second);
      if (callLimit !== null && admitted.length >= callLimit) return false;
      admitted = [...admitted, now];
      return true;
    },
    refusal: () => {
      if (purse.balance() > 0) return undefined;
      return rules().outOfCredit === 'failed' ? failed : rejected;
    },
    charge: (price) => {
      purse.add(-Number(price));
    },
  };
}
