import { againAndAgain } from '../again-and-again.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { sql, type Sql } from '../store/sql.ts';
import { deviceLifetimeMs } from './device-book.ts';

export interface ForgetExpiredDependencies {
  readonly store: Pick<Sql, 'write'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly closing: AbortSignal;
}

const hour = 3_600_000;

/** Forgets every hour what is of no use any more for signing in. What fails is tried again an hour later. */
export function forgetExpired({ store, clock, log, closing }: ForgetExpiredDependencies): void {
  async function work(): Promise<void> {
    try {
      // An hour late, so that no row goes that somebody uses at this moment.
      const now = clock.now() - hour;
      await store.write(
        sql('DELETE FROM rate_limits WHERE until <= $1', now),
        sql('DELETE FROM challenges WHERE until <= $1', now),
        sql('DELETE FROM setup_links WHERE until <= $1', now),
        sql('DELETE FROM devices WHERE seen_at <= $1', now - deviceLifetimeMs),
      );
    } catch (error) {
      log.warn({ err: error, code: 'expired-not-forgotten' });
    }
  }

  againAndAgain({ pauseMs: hour, work, clock, closing });
}
