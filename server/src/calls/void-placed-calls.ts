import type { Store } from '../store/store.ts';
import type { CallLog } from './call-log.ts';

/** Takes back the calls of a user that the platform has not asked about yet: nobody will connect them. */
export type VoidPlacedCalls = (user: string) => Promise<void>;

export function createVoidPlacedCalls(dependencies: {
  readonly store: Pick<Store, 'live'>;
  readonly callLog: Pick<CallLog, 'letGo'>;
}): VoidPlacedCalls {
  const { store, callLog } = dependencies;
  return async (user) => {
    for (const { call } of await store.live(user)) {
      if (call.claim === undefined) await callLog.letGo(call.id);
    }
  };
}
