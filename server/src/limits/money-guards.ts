import type { AuditLog } from '../audit/audit-log.ts';
import { createSeldomNotes, type SeldomNotes } from '../audit/seldom-notes.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { createRefusedWebhooks, type RefusedWebhooks } from '../webhooks/refused-webhooks.ts';
import { createCallGate, type CallGate } from './call-gate.ts';
import { createCallsSwitch, type CallsSwitch } from './calls-switch.ts';
import type { Limits } from './limits.ts';

export interface MoneyGuards {
  readonly limits: Limits;
  readonly callsSwitch: CallsSwitch;
  readonly callGate: CallGate;
  readonly seldomNotes: SeldomNotes;
  readonly refusedWebhooks: RefusedWebhooks;
}

/** All that stands between a click and the phone bill. */
export function createMoneyGuards(dependencies: {
  readonly limits: Limits;
  readonly store: Store;
  readonly audit: AuditLog;
  readonly clock: Clock;
}): MoneyGuards {
  const { limits } = dependencies;
  const callsSwitch = createCallsSwitch(dependencies);
  const seldomNotes = createSeldomNotes(dependencies);
  return {
    limits,
    callsSwitch,
    callGate: createCallGate({ ...dependencies, callsSwitch }),
    seldomNotes,
    refusedWebhooks: createRefusedWebhooks({ seldomNotes }),
  };
}
