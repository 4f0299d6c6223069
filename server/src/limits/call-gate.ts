import { microsOf } from '../calls/price.ts';
import type { Clock } from '../clock.ts';
import type { HttpErrorCode } from '../http-errors.ts';
import type { Store } from '../store/store.ts';
import { callAllowance, dayMs } from './call-allowance.ts';
import type { CallsSwitch } from './calls-switch.ts';
import type { Limits } from './limits.ts';

export interface CallGateDependencies {
  readonly store: Pick<Store, 'page' | 'spentSince'>;
  readonly callsSwitch: CallsSwitch;
  readonly limits: Limits;
  readonly clock: Clock;
}

/** Why there may be no call, for a person and for a program. */
export interface CallRefusal {
  readonly code: HttpErrorCode;
  readonly message: string;
}

/** Says who may call, and how long, before it costs anything. What it cannot find out, it does not allow. */
export interface CallGate {
  /** Seconds that a new call of this user may last. */
  ask(user: string): Promise<{ readonly seconds: number } | CallRefusal>;
  /**
   * Asked once more after the call was placed: of those that were asked for at the same time, at whichever server, no
   * more stay than may.
   */
  askAgain(user: string, id: string): Promise<CallRefusal | undefined>;
  /** What all calls of the last 24 hours cost so far, in millionths. */
  spent(): Promise<number>;
}

export function createCallGate(dependencies: CallGateDependencies): CallGate {
  const { store, callsSwitch, limits, clock } = dependencies;
  const most = microsOf(limits.spendPerDay);
  const spent = () => store.spentSince(clock.now() - dayMs + 1);

  async function forAll(): Promise<CallRefusal | undefined> {
    if (!(await callsSwitch.read()).on) return refusal('calls-off', limits);
    const over = most !== null && (await spent()) >= most;
    return over ? refusal('spend-limit', limits) : undefined;
  }

  async function forOne(user: string, except?: string) {
    const { calls } = await store.page(user, limits.callsPerDay + 1);
    const others = calls.filter(({ id }) => id !== except);
    const allowance = callAllowance(others, clock.now(), limits);
    return 'code' in allowance ? refusal(allowance.code, limits) : allowance;
  }

  return {
    spent,
    ask: async (user) => (await forAll()) ?? forOne(user),
    askAgain: async (user, id) => {
      const answer = await forOne(user, id);
      return 'code' in answer ? answer : undefined;
    },
  };
}

type LimitCode =
  'calls-off' | 'spend-limit' | 'calls-per-minute' | 'calls-per-day' | 'minutes-per-day';

function refusal(code: LimitCode, limits: Limits): CallRefusal {
  return { code, message: words[code](limits) };
}

const words: Readonly<Record<LimitCode, (limits: Limits) => string>> = {
  'calls-off': () => 'Calls are switched off for everybody at the moment. Ask your admin.',
  'spend-limit': () =>
    'All calls together have cost as much as they may within 24 hours. Ask your admin.',
  'calls-per-minute': ({ callsPerMinute: most }) =>
    `You have placed ${most} calls within a minute, and more are not allowed. Wait a minute, then call again.`,
  'calls-per-day': ({ callsPerDay: most }) =>
    `You have placed ${most} calls within 24 hours, and more are not allowed. Ask your admin.`,
  'minutes-per-day': ({ minutesPerDay: most }) =>
    `You have talked for ${most} minutes within 24 hours, and more is not allowed. Ask your admin.`,
};
