import { isLive } from '@hotline/protocol/call';
import type { Claim, StoredCall } from '../store/store.ts';

/** How long a placed call waits to be dialled. */
export const redeemableMs = 60_000;

/** The platform asks again at most once, shortly after; later the answer would only serve a thief. */
const retryMs = 10_000;

export type Redemption =
  | { readonly ok: true; readonly call: StoredCall }
  | { readonly ok: false; readonly code: RefusalCode };

export type RefusalCode = 'call-of-another-user' | 'call-replayed' | 'call-over' | 'call-expired';

/**
 * Whether this leg of `user` may redeem the call: once, by its own user, within 60 s. The same leg asking again
 * within 10 s is the platform's retry and redeems nothing anew.
 */
export function redemption(call: StoredCall, user: string | undefined, leg: Claim): Redemption {
  if (user !== call.user) return refused('call-of-another-user');
  if (call.claim && !isRetry(call.claim, leg)) return refused('call-replayed');
  if (!isLive(call.call)) return refused('call-over');
  if (call.claim) return { ok: true, call };
  if (leg.at - call.placedAt > redeemableMs) return refused('call-expired');
  return { ok: true, call: { ...call, claim: leg } };
}

function isRetry(claim: Claim, leg: Claim): boolean {
  return (
    claim.uuid === leg.uuid &&
    claim.conversation === leg.conversation &&
    leg.at - claim.at <= retryMs
  );
}

function refused(code: RefusalCode): Redemption {
  return { ok: false, code };
}
