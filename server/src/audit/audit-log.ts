import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { masked } from '../calls/masked.ts';
import { sql, type Sql, type SqlStatement } from '../store/sql.ts';

/** What is worth knowing of afterwards: who did it or tried to, and what; never a number, never a secret. */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** Whom it is about; empty when that is not known. */
  readonly user?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type AuditKind =
  | 'signed-in'
  | 'sign-in-failed'
  | 'session-ended'
  | 'token-minted'
  | 'call-placed'
  | 'call-refused'
  | 'webhook-refused'
  | 'contacts-changed'
  | 'limits-changed'
  | 'user-changed';

export interface AuditRecord {
  /** Grows with each entry. */
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly user: string;
  readonly details: unknown;
}

/** Entries are added and read, never changed. */
export interface AuditLog {
  /** Adds an entry when there is time: nobody waits for it. What cannot be kept is logged. */
  note(entry: AuditEntry): void;
  /** The newest first, from before `seq` if that is named. */
  page(limit: number, before?: number): Promise<AuditRecord[]>;
}

export interface AuditDependencies {
  readonly store: Sql;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

export function createAuditLog({ store, clock, log }: AuditDependencies): AuditLog {
  return {
    note: (entry) => {
      store.write(auditStatement(clock.now(), entry)).catch((error: unknown) => {
        log.warn({ err: error, code: 'audit-not-kept', kind: entry.kind });
      });
    },
    page: async (limit, before = Number.MAX_SAFE_INTEGER) =>
      (await store.rows(newest, before, limit)).map((row) => record.parse(row)),
  };
}

/** Adds an entry together with the change that it tells of: both or neither. */
export function auditStatement(
  at: number,
  { kind, user = '', details = {} }: AuditEntry,
): SqlStatement {
  return sql(insert, at, kind, user, JSON.stringify(masked(details)));
}

const insert = 'INSERT INTO audit (at, kind, username, details) VALUES ($1, $2, $3, $4)';
const newest = `SELECT seq, at, kind, username AS "user", details FROM audit
  WHERE seq < $1 ORDER BY seq DESC LIMIT $2`;

const record = z.object({
  seq: z.int(),
  at: z.int(),
  kind: z.string(),
  user: z.string(),
  details: z.string().transform((text): unknown => JSON.parse(text)),
});
