import { isLive, type Call } from '@hotline/protocol/call';
import type { StoredCall } from '../store/store.ts';
import { isSettled } from './legs.ts';
import { redeemableMs } from './redemption.ts';

/** After so long without a word from the platform, it is asked. */
export const quietMs = 30_000;
/** A page that is gone for so long does not come back to its call. */
export const goneMs = 30_000;
/** A call that is let go mostly ends by itself, because the browser hangs up. */
export const courtesyMs = 2_000;

/** The call with the time at which it has to be looked after next, should nothing happen until then. */
export function scheduled(stored: StoredCall): StoredCall {
  const lookAt = nextLook(stored);
  return lookAt === stored.lookAt ? stored : { ...stored, lookAt };
}

/** The call, not looked after before then. */
export function postponed(stored: StoredCall, until: number): StoredCall {
  const { lookAt = Infinity } = stored;
  return lookAt >= until ? stored : { ...stored, lookAt: until };
}

/** When a call was last known to be there. */
export function lastWord({ claim, heardAt, placedAt }: StoredCall): number {
  return Math.max(placedAt, claim?.at ?? 0, heardAt ?? 0);
}

function nextLook(stored: StoredCall): number | undefined {
  const { call, claim, placedAt, letGoAt, page } = stored;
  if (!claim) return isLive(call) ? placedAt + redeemableMs : undefined;
  const quiet = lastWord(stored) + quietMs;
  if (isSettled(stored)) return isExplained(call) ? undefined : quiet;
  if (letGoAt !== undefined) return Math.min(quiet, letGoAt + courtesyMs);
  return page ? Math.min(quiet, page.seenAt + goneMs) : quiet;
}

/** False when the word that tells how a call ended, or that it was answered at all, seems to be lost. */
function isExplained(call: Call): boolean {
  if (call.status !== 'ended') return false;
  return call.reason !== 'completed' || call.answeredAt !== undefined;
}
