import { againAndAgain } from '../again-and-again.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Random } from '../random.ts';
import type { Store } from '../store/store.ts';
import type { VoiceApi } from '../voice-api/voice-api.ts';
import { createCallCare } from './call-care.ts';
import type { CallLog } from './call-log.ts';
import { careFor, type Moment } from './care-for.ts';
import { createDueCalls } from './due-calls.ts';
import { createLookUp } from './look-up.ts';
import { createPlatformPause } from './platform-pause.ts';

export interface CallKeeperDependencies {
  readonly store: Pick<Store, 'due' | 'lease' | 'update'>;
  readonly callLog: Pick<CallLog, 'hear' | 'letGo' | 'jot'>;
  readonly voiceApi: VoiceApi;
  /** Whose calls can be asked about. */
  readonly application: { readonly id: string };
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Ends it. */
  readonly closing: AbortSignal;
}

/** At most one request to the platform in this time. */
const pauseMs = 1000;
/** So many calls that need no request are looked after at a time. */
const batch = 100;

/**
 * From now on brings every call to its true end: what the platform did not tell, it is asked, and what nobody holds
 * any more is hung up.
 */
export function keepCalls(dependencies: CallKeeperDependencies): void {
  const { application, clock, log, closing } = dependencies;
  const startedAt = clock.now();
  const pause = createPlatformPause(clock);
  const hungUp = new Set<string>();
  const lookUp = createLookUp(dependencies);
  const care = createCallCare({ ...dependencies, lookUp, pause, hungUp });
  const dueCalls = createDueCalls({ ...dependencies, pause, startedAt });
  let watchingSince = startedAt;
  let failing = false;

  function moment(): Moment {
    const now = clock.now();
    return { now, application: application.id, startedAt, watchingSince, hungUp };
  }

  /** Looks after the call that is due first; false when nothing more is to be done now. */
  async function one(): Promise<boolean> {
    const call = await dueCalls.next();
    if (!call || closing.aborted || !(await dueCalls.areOurs())) return false;
    const next = careFor(call, moment());
    if (next.do === 'wait' && next.until <= dueCalls.horizon()) return false;
    const asked = await care(call, next, moment());
    if (pause.until() > clock.now()) await dueCalls.areOurs();
    return !asked;
  }

  async function round(): Promise<void> {
    for (let count = 0; count < batch && (await one()); count += 1);
  }

  async function work(): Promise<void> {
    try {
      await round();
      failing = false;
    } catch (error) {
      // While nothing can be kept, no page can tell that it is there either.
      watchingSince = clock.now();
      if (!failing && !closing.aborted) log.warn({ err: error, code: 'calls-not-kept' });
      failing = true;
    }
  }

  againAndAgain({ pauseMs, work, clock, closing });
}
