import { isLive } from '@hotline/protocol/call';
import type { StoredCall } from '../store/store.ts';
import { isSettled } from './legs.ts';
import { redeemableMs } from './redemption.ts';

/** After so long without a word from the platform, it is asked. */
const quietMs = 30_000;
/** A page that is gone for so long does not come back to its call. */
export const goneMs = 30_000;
/** A call that is let go mostly ends by itself, because the browser hangs up. */
const courtesyMs = 2_000;

/** The call with the time at which it has to be looked after next, should nothing happen until then. */
export function scheduled(stored: StoredCall): StoredCall {
  const lookAt = nextLook(stored);
  return lookAt === stored.lookAt ? stored : { ...stored, lookAt };
}

function nextLook(stored: StoredCall): number | undefined {
  const { call, claim, placedAt, heardAt, letGoAt, page } = stored;
  if (!claim) return isLive(call) ? placedAt + redeemableMs : undefined;
  if (isSettled(stored)) return undefined;
  const quiet = Math.max(claim.at, heardAt ?? 0) + quietMs;
  if (letGoAt !== undefined) return Math.min(quiet, letGoAt + courtesyMs);
  return page ? Math.min(quiet, page.seenAt + goneMs) : quiet;
}
