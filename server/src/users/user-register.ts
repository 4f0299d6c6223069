import { z } from 'zod';
import { auditStatement } from '../audit/audit-log.ts';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { sql, type Sql } from '../store/sql.ts';

export interface ListedUser {
  readonly name: string;
  readonly admin: boolean;
  readonly disabled: boolean;
  readonly passkeys: number;
  readonly passphrase: boolean;
}

/** Who may use Hotline at all. Every change is in the audit log. */
export interface UserRegister {
  /** False when that user is there already. One who was disabled comes back without any means to sign in. */
  add(name: string, admin: boolean): Promise<boolean>;
  /** Takes away all means to sign in and ends every session; false when there is no such user, or not any more. */
  disable(name: string): Promise<boolean>;
  list(): Promise<ListedUser[]>;
}

export interface UserRegisterDependencies {
  readonly store: Sql;
  readonly clock: Clock;
  readonly random: Random;
}

export function createUserRegister(dependencies: UserRegisterDependencies): UserRegister {
  const { store, clock, random } = dependencies;
  const changed = (user: string, details: Readonly<Record<string, unknown>>) =>
    auditStatement(clock.now(), { kind: 'user-changed', user, details });

  return {
    add: async (name, admin) => {
      const [, , [row] = []] = await store.write(
        ...['passkeys', 'company_identities'].map((table) => sql(dropFormer(table), name)),
        sql(insert, name, random(32).toString('base64url'), Number(admin), clock.now()),
      );
      if (row) await store.write(changed(name, { change: 'added', admin }));
      return row !== undefined;
    },
    disable: async (name) => {
      const [[row] = []] = await store.write(
        sql(disable, name),
        ...belongings.map((table) => sql(`DELETE FROM ${table} WHERE username = $1`, name)),
      );
      if (row) await store.write(changed(name, { change: 'disabled' }));
      return row !== undefined;
    },
    list: async () => (await store.rows(selectAll)).map((row) => listedUser.parse(row)),
  };
}

/** All that lets somebody in. */
const belongings = [
  'passkeys',
  'setup_links',
  'challenges',
  'sessions',
  'devices',
  'company_identities',
];

const dropFormer = (table: string) => `DELETE FROM ${table} WHERE username = $1
  AND NOT EXISTS (SELECT 1 FROM users WHERE name = $1 AND disabled = 0)`;
const insert = `INSERT INTO users (name, handle, admin, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (name) DO UPDATE
    SET handle = excluded.handle, admin = excluded.admin, disabled = 0, passphrase = NULL
    WHERE users.disabled = 1
  RETURNING name`;
const disable = `UPDATE users SET disabled = 1, passphrase = NULL
  WHERE name = $1 AND disabled = 0 RETURNING name`;
const selectAll = `SELECT name, admin, disabled,
    (SELECT count(*) FROM passkeys WHERE username = name) AS passkeys,
    CASE WHEN passphrase IS NULL THEN 0 ELSE 1 END AS passphrase
  FROM users ORDER BY name`;

const flag = z.int().transform((value) => value === 1);

const listedUser = z.object({
  name: z.string(),
  admin: flag,
  disabled: flag,
  passkeys: z.int(),
  passphrase: flag,
});
