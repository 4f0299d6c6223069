import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { CallLog } from './call-log.ts';

export interface PresenceDependencies {
  readonly callLog: Pick<CallLog, 'seen'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Keeps note that a page is there, so that the calls whose sound it holds are not taken for orphans. */
export interface Presence {
  /** The page has come, and `inCall` is called while it holds a call; the returned function says that it has gone. */
  enter(user: string, page: string, inCall: () => Promise<unknown>): () => void;
}

/** Well within the time after which a page counts as gone. */
const againMs = 10_000;

export function createPresence({ callLog, clock, log }: PresenceDependencies): Presence {
  async function note(user: string, page: string, inCall?: () => Promise<unknown>): Promise<void> {
    try {
      if (await callLog.seen(user, page)) await inCall?.();
    } catch (error) {
      // The call then looks abandoned for as long as nothing can be kept, and is looked after when it can.
      log.warn({ err: error, code: 'presence-not-kept' });
    }
  }

  return {
    enter: (user, page, inCall) => {
      let cancel: () => void;
      const stay = (): void => {
        void note(user, page, inCall);
        cancel = clock.after(againMs, stay);
      };
      stay();
      return () => {
        cancel();
        void note(user, page);
      };
    },
  };
}
