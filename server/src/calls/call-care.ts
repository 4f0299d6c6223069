import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { CallChange, Store, StoredCall } from '../store/store.ts';
import { VoiceApiError, type VoiceApi } from '../voice-api/voice-api.ts';
import { afterAllOver } from './after-look-up.ts';
import { afterOverdue } from './after-overdue.ts';
import type { CallLog } from './call-log.ts';
import { settleMs, type Care, type Moment } from './care-for.ts';
import { postponed, scheduled } from './look-at.ts';
import type { LookUp } from './look-up.ts';
import type { PlatformPause } from './platform-pause.ts';

export interface CallCareDependencies {
  readonly store: Pick<Store, 'update'>;
  readonly callLog: Pick<CallLog, 'letGo' | 'jot'>;
  readonly voiceApi: Pick<VoiceApi, 'hangUp'>;
  readonly lookUp: LookUp;
  readonly pause: PlatformPause;
  /** The legs that were hung up since the platform was last asked about them. */
  readonly hungUp: Set<string>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Does what is to be done for a call; true when the platform was asked. What fails is tried again later. */
export type CallCare = (call: StoredCall, care: Care, moment: Moment) => Promise<boolean>;

/** What failed is not tried again before. */
const againMs = 30_000;
/** By then the platform's own limits have ended a call, and its bill is not worth asking for any longer. */
const forgottenMs = 86_400_000;

export function createCallCare(dependencies: CallCareDependencies): CallCare {
  const { store, callLog, pause, hungUp, clock, log } = dependencies;

  async function ask(call: StoredCall, care: Care): Promise<void> {
    try {
      if (care.do === 'hang-up') await hangUp(dependencies, call, care.uuid);
      else for (const { uuid } of await dependencies.lookUp(call)) hungUp.delete(uuid);
      pause.worked();
    } catch (error) {
      const why = error instanceof VoiceApiError ? error.code : 'fault';
      log.warn({ err: error, code: 'call-not-looked-after', call: call.id, why });
      callLog.jot(call.id, 'not looked after', { why });
      if (error instanceof VoiceApiError) pause.failed(error);
      const now = clock.now();
      await store.update(call.id, (stored) => afterFailure(stored, now, now + againMs));
    }
  }

  async function look(call: StoredCall, care: Care, moment: Moment): Promise<boolean> {
    // The user of an orphan is free at once, and the log says why it ends.
    if (care.do === 'hang-up' && call.letGoAt === undefined) await callLog.letGo(call.id);
    const until = pause.until();
    if (until <= moment.now) {
      await ask(call, care);
      return true;
    }
    await store.update(call.id, (stored) => afterFailure(stored, moment.now, until));
    return false;
  }

  return async (call, care, moment) => {
    const { now } = moment;
    if (care.do === 'abandon') await end(dependencies, call, 'abandoned', afterAllOver);
    else if (care.do === 'expire')
      await end(dependencies, call, 'overdue', (stored) => afterExpiry(stored, now));
    else if (care.do === 'wait')
      await store.update(call.id, (stored) => postponed(stored, care.until));
    else return look(call, care, moment);
    return false;
  };
}

async function end(
  { store, callLog, log }: CallCareDependencies,
  { id }: StoredCall,
  how: string,
  change: CallChange,
): Promise<void> {
  await store.update(id, change);
  log.info({ code: `call-${how}`, call: id });
  callLog.jot(id, how, {});
}

async function hangUp(
  { store, callLog, voiceApi, hungUp, clock, log }: CallCareDependencies,
  { id, claim }: StoredCall,
  uuid: string,
): Promise<void> {
  const leg = uuid === claim?.uuid ? 'caller' : 'contact';
  try {
    await voiceApi.hangUp(uuid);
    log.info({ code: 'call-hung-up', call: id, leg });
    callLog.jot(id, 'hung up', { leg });
    const until = clock.now() + settleMs;
    await store.update(id, (stored) => postponed(stored, until));
  } catch (error) {
    if (!(error instanceof VoiceApiError && error.code === 'leg-gone')) throw error;
  }
  // Most are told to be over and never asked about; to hang up twice does no harm.
  if (hungUp.size >= 1000) hungUp.clear();
  hungUp.add(uuid);
}

function afterExpiry(stored: StoredCall, now: number): StoredCall {
  return scheduled(afterOverdue(stored, now));
}

/** The platform cannot be asked, but a call that must be over by now is over nevertheless. */
function afterFailure(stored: StoredCall, now: number, until: number): StoredCall {
  const call = afterOverdue(stored, now);
  return call.placedAt + forgottenMs <= now ? afterAllOver(call) : postponed(call, until);
}
