import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store, StoredCall } from '../store/store.ts';
import type { PlatformLeg } from '../voice-api/platform-leg.ts';
import type { VoiceApi } from '../voice-api/voice-api.ts';
import { afterAllOver, afterStillThere } from './after-look-up.ts';
import type { CallLog } from './call-log.ts';
import { endsLeg } from './legs.ts';
import { quietMs } from './look-at.ts';
import { lookedUpEvent } from './looked-up-event.ts';

export interface LookUpDependencies {
  readonly store: Pick<Store, 'update'>;
  readonly callLog: Pick<CallLog, 'hear' | 'jot'>;
  readonly voiceApi: Pick<VoiceApi, 'legsOf'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Asks the platform about the legs of a call, and takes in what it tells; the legs it told of. @throws VoiceApiError */
export type LookUp = (call: StoredCall) => Promise<readonly PlatformLeg[]>;

export function createLookUp(dependencies: LookUpDependencies): LookUp {
  const { store, callLog, voiceApi, clock, log } = dependencies;

  /** True when any of it was new. */
  async function hear(legs: readonly PlatformLeg[], conversation: string): Promise<boolean> {
    let news = false;
    for (const leg of legs) {
      const { kept, event } = lookedUpEvent(leg, conversation, clock.now());
      if ((await callLog.hear(kept, event)) !== 'repeat') news = true;
    }
    return news;
  }

  function tell({ id, claim }: StoredCall, legs: readonly PlatformLeg[], news: boolean): void {
    const told = legs.map(({ uuid, status }) => ({
      leg: uuid === claim?.uuid ? 'caller' : 'contact',
      status,
    }));
    // An hour's talk is looked up often; only what that tells belongs to its story.
    log[news ? 'info' : 'debug']({ code: 'call-looked-up', call: id, legs: told });
    if (news) callLog.jot(id, 'looked up', { legs: told });
  }

  return async (call) => {
    const conversation = call.claim?.conversation ?? '';
    const legs = await voiceApi.legsOf(conversation);
    const news = await hear(legs, conversation);
    const now = clock.now();
    const over = areOver(legs, call, now);
    await store.update(call.id, (stored) =>
      over ? afterAllOver(stored) : afterStillThere(stored, now),
    );
    tell(call, legs, news || over);
    return legs;
  };
}

/** True when nothing of the call is left: no leg is open, and it is no call so young that the platform may not list it yet. */
function areOver(legs: readonly PlatformLeg[], { claim }: StoredCall, now: number): boolean {
  if (!legs.every(({ status }) => endsLeg(status))) return false;
  return legs.some(({ uuid }) => uuid === claim?.uuid) || (claim?.at ?? 0) + quietMs <= now;
}
