import type { CallUpdate } from './placed-call.ts';

/** What is worth knowing of afterwards; never a number, never a secret. */
export interface AuditRecord {
  /** Grows with each record. */
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  readonly kind: string;
  /** Whom it is about; empty when that is not known. */
  readonly user: string;
  readonly details: unknown;
}

/** Answer of `GET /api/admin/audit`: the newest first. */
export interface AuditPage {
  readonly records: readonly AuditRecord[];
  /** Goes into `?before=` for the records before these; absent when there are none. */
  readonly next?: string;
}

/** A call, and who placed it. */
export interface AdminCall extends CallUpdate {
  readonly user: string;
}

/** Answer of `GET /api/admin/calls`: everybody's, the newest first. */
export interface AdminCallPage {
  readonly calls: readonly AdminCall[];
  /** As in `AuditPage`. */
  readonly next?: string;
}

/** Whether calls may be placed at all, and who decided so when; nobody has when it was never touched. */
export interface CallSwitch {
  readonly on: boolean;
  readonly by?: string;
  /** Epoch ms. */
  readonly at?: number;
}

/** Answer of `GET /api/admin/status`. */
export interface AdminStatus {
  readonly calls: CallSwitch;
  /** In the account's currency, as decimal numbers; null when there is no limit, and nothing is summed. */
  readonly spentToday: string | null;
  readonly spendLimit: string | null;
  /** How many webhooks were refused since the start, by reason. */
  readonly refusedWebhooks: Readonly<Record<string, number>>;
  readonly limits: CallLimits;
}

/** What one user may do; null is without limit. */
export interface CallLimits {
  readonly callsPerMinute: number | null;
  readonly callsPerDay: number | null;
  readonly minutesPerDay: number | null;
}
