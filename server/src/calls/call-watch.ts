import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { CallLog } from './call-log.ts';
import { deadline, overdueEnd } from './overdue.ts';

export interface CallWatchDependencies {
  readonly store: Store;
  readonly callLog: CallLog;
  readonly clock: Clock;
  readonly log: Log;
}

/** Ends calls whose end was never told, so that nobody stays locked out. */
export interface CallWatch {
  watch(id: string): void;
}

export function createCallWatch({ store, callLog, clock, log }: CallWatchDependencies): CallWatch {
  async function check(id: string): Promise<void> {
    const call = await store.find(id);
    if (!call) return;
    const due = deadline(call);
    if (due === undefined) return;
    const left = due - clock.now();
    if (left <= 0) await callLog.tell(id, overdueEnd(call, clock.now()));
    else
      clock.after(left, () => {
        watch(id);
      });
  }

  function watch(id: string): void {
    check(id).catch((error: unknown) => {
      log.error({ err: error, code: 'call-watch-failed' });
    });
  }

  return { watch };
}
