import { errorPayload } from '../legs/leg-payloads.ts';
import type { Clock } from '../ports.ts';
import type { OnTrace } from '../trace.ts';
import type { Teller } from './teller.ts';

export interface ComplaintDependencies {
  readonly teller: Teller;
  readonly clock: Clock;
  readonly onTrace: OnTrace;
}

/** Tells the platform's own complaint about what it was told to do. */
export function complain(
  about: { readonly conversation: string; readonly leg: string },
  reason: string,
  { teller, clock, onTrace }: ComplaintDependencies,
): void {
  onTrace({ kind: 'complaint', ...about, reason });
  teller.tell(errorPayload(about.conversation, reason, clock.now()), about.leg);
}
