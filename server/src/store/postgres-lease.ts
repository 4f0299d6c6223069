import type { Pool } from 'pg';

/** Who has a task to itself; see the port. */
export async function takeLease(
  pool: Pool,
  task: string,
  holder: string,
  now: number,
  until: number,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO leases (task, holder, until) VALUES ($1, $2, $3) ON CONFLICT (task)
     DO UPDATE SET holder = excluded.holder, until = excluded.until
     WHERE leases.holder = excluded.holder OR leases.until <= $4`,
    [task, holder, until, now],
  );
  return rowCount === 1;
}

/** Writes something that means nothing: a full disk, or a copy that may only be read, shows only to who writes. */
export async function touch(pool: Pool): Promise<void> {
  await takeLease(pool, '', '', 0, 0);
}
