/** What a column holds: yes and no are 1 and 0, times are epoch milliseconds. */
export type SqlValue = string | number | null;

export type SqlRow = Readonly<Record<string, unknown>>;

export interface SqlStatement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/**
 * The small tables beside the calls (users, sessions, …), in words that SQLite and PostgreSQL read alike: parameters
 * are `$1`, `$2`, …; integers come back as numbers.
 */
export interface Sql {
  rows(text: string, ...values: readonly SqlValue[]): Promise<SqlRow[]>;
  /** Does all or nothing, in this order; what each gives by `RETURNING`. */
  write(...statements: readonly SqlStatement[]): Promise<SqlRow[][]>;
}

export function sql(text: string, ...values: readonly SqlValue[]): SqlStatement {
  return { text, values };
}
