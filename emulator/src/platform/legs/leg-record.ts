import type { Bill } from '../account/bill.ts';
import type { LegIdentity } from './leg-payloads.ts';
import type { LegStatus } from '../snapshot.ts';

/** What the platform tells its customer about a leg, also long after it ended. */
export interface LegRecord {
  readonly identity: LegIdentity;
  readonly status: LegStatus;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** Only of a `completed` leg. */
  readonly bill?: Bill;
}
