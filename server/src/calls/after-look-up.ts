import { isLive } from '@hotline/protocol/call';
import type { StoredCall } from '../store/store.ts';
import { afterLetGo } from './after-let-go.ts';
import { afterNews } from './after-news.ts';
import { afterOverdue } from './after-overdue.ts';
import { withoutOpenLegs } from './legs.ts';
import { lastWord, quietMs, scheduled } from './look-at.ts';
import { overdueEnd } from './overdue.ts';

/** The call when the platform has nothing of it any more: it is over, and never looked after again. */
export function afterAllOver(stored: StoredCall): StoredCall {
  const over = { ...withoutOpenLegs(stored), lookAt: undefined };
  return isLive(stored.call) ? afterNews(over, overdueEnd(stored, lastWord(stored))) : over;
}

/** The call when the platform still has something of it: asked about again later, and let go when it should be over. */
export function afterStillThere(stored: StoredCall, now: number): StoredCall {
  const call = afterOverdue({ ...stored, heardAt: now }, now);
  return scheduled(overstays(call, now) ? afterLetGo(call, now) : call);
}

/** A call that has ended may be on the platform a little longer: its busy tone, its own leg. */
function overstays({ call }: StoredCall, now: number): boolean {
  return call.status === 'ended' && call.endedAt + quietMs <= now;
}
