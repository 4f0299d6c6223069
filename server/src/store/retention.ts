import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { forgetAudit } from '../audit/forget-audit.ts';
import type { Store } from './store.ts';

export interface RetentionDependencies {
  readonly store: Pick<Store, 'forget' | 'forgetTokens' | 'write'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** How long calls, events and the audit log are kept, whole days. */
  readonly days: number;
}

const day = 86_400_000;
const hour = 3_600_000;

/** So few at a time that nobody waits for it. */
const portion = 50;

/**
 * Forgets at once and then every hour what is older than it may be. What fails is tried again an hour later. The
 * returned function ends it.
 */
export function keepRetention({ store, clock, log, days }: RetentionDependencies): () => void {
  let ended = false;
  let cancel = (): void => undefined;

  async function forgetOld(): Promise<number> {
    const before = clock.now() - days * day;
    let gone = 0;
    for (let some = -1; some !== 0 && !ended; gone += some) {
      some = await store.forget(before, portion);
    }
    for (let some = -1; some !== 0 && !ended;) {
      some = await store.forgetTokens(clock.now() - hour, portion);
    }
    for (let some = -1; some !== 0 && !ended;) {
      some = await forgetAudit(store, before, portion);
    }
    return gone;
  }

  function sweep(): void {
    forgetOld()
      .then(
        (gone) => {
          if (gone > 0) log.info({ code: 'old-calls-forgotten', gone });
        },
        (error: unknown) => {
          log.warn({ err: error, code: 'retention-failed' });
        },
      )
      .finally(() => {
        if (!ended) cancel = clock.after(hour, sweep);
      });
  }

  sweep();
  return () => {
    ended = true;
    cancel();
  };
}
