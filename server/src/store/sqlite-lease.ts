import type { DatabaseSync } from 'node:sqlite';

/** Who has a task to itself; see the port. */
export function leaseStatement(database: DatabaseSync) {
  const take = database.prepare(
    `INSERT INTO leases (task, holder, until) VALUES (?, ?, ?) ON CONFLICT (task)
     DO UPDATE SET holder = excluded.holder, until = excluded.until
     WHERE leases.holder = excluded.holder OR leases.until <= ?`,
  );
  return {
    lease: (task: string, holder: string, now: number, until: number) =>
      take.run(task, holder, until, now).changes === 1,
    /** Writes something that means nothing: a full disk shows only to who writes. */
    touch: () => {
      take.run('', '', 0, 0);
    },
  };
}
