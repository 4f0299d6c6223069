import type { DatabaseSync } from 'node:sqlite';

/** Who has a task to itself; see the port. */
export function leaseStatement(database: DatabaseSync) {
  const take = database.prepare(
    `INSERT INTO leases (task, holder, until) VALUES (?, ?, ?) ON CONFLICT (task)
     DO UPDATE SET holder = excluded.holder, until = excluded.until
     WHERE leases.holder = excluded.holder OR leases.until <= ?`,
  );
  const count = database.prepare(
    `INSERT INTO leases (task, holder, until) VALUES ('', '', 0) ON CONFLICT (task)
     DO UPDATE SET until = until + 1`,
  );
  return {
    lease: (task: string, holder: string, now: number, until: number) =>
      take.run(task, holder, until, now).changes === 1,
    /** Writes something that means nothing, and is never the same: a full disk shows only to who writes. */
    touch: () => {
      count.run();
    },
  };
}
